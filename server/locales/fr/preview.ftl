preview-title = Questions de la banque
preview-count = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
preview-nothing = La banque a des erreurs. Corrigez-les, puis rechargez cette page.
preview-findings = Ce que la vérification signale
preview-fault = erreur
preview-warning = à regarder
preview-column-question = Question
preview-column-competence = Compétence
preview-column-level = Niveau
preview-column-kind = Genre
preview-column-family = Famille
preview-forms = Autres formes de cette question
preview-form = Forme { $number }
preview-try = Essayer cette réponse
preview-dont-know = Je ne sais pas
preview-worth = Valeur de la réponse : { $credit } sur 1
preview-aims = Ce qu'elle demande
preview-goal-reached = Atteint :
preview-goal-open = Pas atteint :
preview-slip-happened = Arrivé, et ne devait pas :
preview-slip-avoided = Ne doit pas arriver, et n'est pas arrivé :
preview-ways = Les façons de faire que la question donne
preview-do-way = Faire { $way }
preview-accessibility = Accessibilité
