site-name = Jalon
home-title = Find out what you can do
