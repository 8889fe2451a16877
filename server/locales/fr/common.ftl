site-name = Jalon
home-title = Découvrez ce que vous savez faire
