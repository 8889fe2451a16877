certificates-verify-title = Vérifier un certificat
certificates-verify-lead = Tapez le code écrit sur le certificat, ou donnez le fichier. Il ne faut pas de compte.
certificates-by-code = Avec le code
certificates-by-file = Avec le fichier
certificates-by-text = Je préfère coller le texte du fichier
certificates-code = Code du certificat
certificates-code-hint = 17 signes, comme 04HM-ASW9-NF6Y-YPN5-A. Majuscules, espaces et tirets ne comptent pas.
certificates-verify-action = Vérifier le code
certificates-file = Fichier du certificat
certificates-file-hint = Le fichier tel que vous l'avez reçu : .json, .jwt, .pdf, .png, .svg ou .zip. Nous vérifions le fichier signé qui s'y trouve : si un seul signe y a changé, il est refusé.
certificates-verify-file-action = Vérifier le fichier
certificates-text = Texte du fichier
certificates-text-hint = Collez tout le texte, du premier signe au dernier.
certificates-verify-text-action = Vérifier le texte
certificates-offline = Sans ce site
certificates-offline-text = Un certificat se vérifie aussi sans ce site, avec les clés publiques de l'organisme. Gardez-les : la commande « jalon certificate verify » s'en sert. Gardez aussi la liste d'état que le certificat indique : sans elle, la commande ne sait pas s'il a été retiré.
certificates-issuer-keys = Télécharger les clés publiques
certificates-page-title = Certificat
certificates-heading-valid = Certificat de { $name }
certificates-heading-suspended = Certificat suspendu
certificates-heading-revoked = Certificat retiré
certificates-heading-unregistered = Certificat absent du registre
certificates-state-valid = Ce certificat est valable
certificates-valid-text = L'organisme l'a bien délivré. Si vous avez un papier ou une image, comparez avec ce qui suit.
certificates-valid-file-text = L'organisme l'a bien délivré, et rien n'a été changé.
certificates-valid-inside-text = L'organisme a bien délivré le fichier signé qui est dedans, et rien n'y a été changé. Ce qui est imprimé ou dessiné autour n'est pas vérifié : comparez avec ce qui suit.
certificates-state-revoked = Ce certificat n'est plus valable
certificates-revoked-on = Il a été retiré le { $date }.
certificates-revoked-text = Ne vous appuyez plus sur ce certificat. Pour en savoir plus, parlez à l'organisme.
certificates-state-suspended = Ce certificat est suspendu
certificates-suspended-on = Il est suspendu depuis le { $date }.
certificates-suspended-text = Pour le moment, ne vous appuyez pas dessus. La suspension peut finir : vérifiez plus tard, ou parlez à l'organisme.
certificates-state-unregistered = Ce certificat n'est pas dans notre registre
certificates-unregistered-text = La signature est juste, mais nous n'avons jamais enregistré ce contenu, même si le code est l'un des nôtres. Ne vous y fiez pas : demandez à l'organisme.
certificates-unknown-title = Aucun certificat n'a ce code
certificates-unknown-text = Aucun certificat publié n'a ce code. Comparez chaque signe avec le certificat, puis recommencez.
certificates-refused-title = Ce fichier n'est pas valable
certificates-unchecked-title = Nous n'avons pas pu vérifier ce fichier
certificates-refused-not-json = Ce n'est pas un fichier de certificat. Demandez à la personne son fichier d'origine.
certificates-refused-too-large = Ce fichier est trop gros pour un certificat. Vérifiez que c'est le bon.
certificates-refused-unsupported = Ce n'est pas un certificat de ce type. Vérifiez que c'est le bon fichier.
certificates-refused-unknown-issuer = Nous ne connaissons pas son émetteur ({ $issuer }) et ne pouvons pas dire s'il est authentique. Vérifiez le certificat sur le site de l'organisme qui l'a délivré.
certificates-refused-altered = Ce document a été modifié : ne vous y fiez pas. Demandez le fichier d'origine.
certificates-refused-bad-signature = La signature ne correspond pas : ce document a été modifié ou fabriqué. Ne vous y fiez pas.
certificates-refused-compromised-key = La clé qui a signé ce fichier a été volée ou copiée, et rien ne montre que le fichier date d'avant. Demandez-en un nouveau à l'organisme.
certificates-refused-not-yet-valid = Ce certificat commence plus tard. Revenez à sa date de début.
certificates-refused-expired = Ce document valait jusqu'à un jour qui est passé. Demandez à l'organisme.
certificates-refused-unknown-kind = Nous ne connaissons pas ce type de fichier. Choisissez le certificat tel que vous l'avez reçu : .json, .jwt, .pdf, .png, .svg ou .zip.
certificates-refused-nothing-inside = Il n'y a pas de certificat dans ce fichier. Une capture d'écran ou une copie de l'image le perd : demandez à la personne son fichier d'origine.
certificates-refused-several = Ce fichier contient plus d'un certificat, et devrait en contenir un. Ne vous y fiez pas : demandez à la personne son fichier d'origine.
certificates-refused-damaged = Ce fichier est abîmé. Demandez à la personne son fichier d'origine.
certificates-refused-encrypted = Ce fichier ne s'ouvre qu'avec un mot de passe. Demandez à la personne une copie sans mot de passe.
certificates-download = Télécharger le fichier signé
certificates-more-files = D'autres fichiers à emporter
certificates-badge-picture = Badge en image (PNG), avec le certificat à l'intérieur
certificates-badge-drawing = Badge en dessin (SVG), avec le certificat à l'intérieur
certificates-token = Certificat sous forme de jeton (JWT), pour les programmes
certificates-bundle = Tout ce qu'il faut pour recalculer le résultat (ZIP)
certificates-other-title = Un fichier signé, mais pas un certificat
certificates-other-signed = Ce fichier est signé et n'a pas été modifié
certificates-other-text = C'est un autre type de badge. Ce qu'il dit, son émetteur le dit avec ses propres mots.
certificates-inside = Certificats qu'il contient
certificates-inside-text = C'est un relevé complet. Nous avons vérifié chaque certificat qu'il contient : tous sont valables aujourd'hui.
certificates-inside-not-all = Ne vous fiez pas à tout ce fichier
certificates-inside-not-all-text = Le fichier est signé, mais l'un au moins des certificats qu'il contient ne compte pas aujourd'hui. Voyez ci-dessous lesquels comptent.
certificates-other-name = Titre
certificates-other-from = Valable à partir du
certificates-other-until = Valable jusqu'au
certificates-check-another = Vérifier un autre certificat
certificates-qr = Code à scanner pour vérifier ce certificat
certificates-given-to = délivré à
certificates-on = Test passé le { $date }, { $place }.
certificates-place-on-site = sur place, avec une personne qui surveille
certificates-place-remote = à distance
certificates-points = Points
certificates-points-of = { $points } sur { $most }
certificates-answers = Réponses comptées
certificates-issuer = Délivré par
certificates-session = Session
certificates-issued = Délivré le
certificates-identity-check = Identité
certificates-identity-document-seen = pièce d'identité vue avant le test
certificates-framework = Cadre de référence
certificates-levels = Niveaux mesurés
certificates-levels-text = Une mesure n'est jamais exacte. Le trait montre les niveaux possibles : 9 chances sur 10 que le vrai niveau soit dedans.
certificates-row-points = { $points ->
    [one] { $points } point.
   *[other] { $points } points.
}
certificates-row = { $answers ->
    [0] Aucune réponse ; erreur type (logit) { $error }.
    [one] { $answers } réponse ; erreur type (logit) { $error }.
   *[other] { $answers } réponses ; erreur type (logit) { $error }.
}
certificates-worth = Ce que ce certificat prouve, et ce qu'il ne prouve pas
certificates-proves-file = Une fois vérifié (code ou QR), il prouve que cet organisme a délivré ce résultat à cette personne.
certificates-proves-test = Il prouve que la personne a passé un test adapté à ses réponses, et que ce résultat en vient.
certificates-calibration-expert = La difficulté des questions a été fixée par des experts. Elle n'est pas encore mesurée sur des réponses.
certificates-calibration-measured = La difficulté des questions a été mesurée sur de vraies réponses.
certificates-not-identity = Il ne prouve pas que la personne devant vous est celle qui est nommée : regardez son document d'identité.
certificates-not-future = Il dit ce qui a été mesuré ce jour-là. Il ne dit pas tout ce que la personne sait faire.
certificates-details = Pour tout retrouver
certificates-bank = Révision des questions
certificates-engine = Version du moteur
certificates-digest = Empreinte du relevé
certificates-key = Clé qui a signé
certificates-address = Adresse pour vérifier
certificates-list-title = Certificats
certificates-list-caption = { $count ->
    [one] { $count } certificat
   *[other] { $count } certificats
}
certificates-list-empty = Pas encore de certificat
certificates-list-empty-text = Les certificats sont délivrés quand les résultats de la session sont publiés.
certificates-list-back = Aller à la session
certificates-list-back-to = Revenir aux certificats de la session
certificates-holder = Titulaire
certificates-state = État
certificates-actions = Actions
certificates-word-valid = Valable
certificates-word-suspended = Suspendu
certificates-word-revoked = Retiré
certificates-word-unregistered = Absent du registre
certificates-word-unknown-issuer = Émetteur inconnu
certificates-word-altered = Modifié
certificates-word-compromised-key = Clé volée
certificates-word-not-yet-valid = Commence plus tard
certificates-word-expired = Terminé
certificates-word-unreadable = Illisible
certificates-show = Voir
certificates-show-named = Voir le certificat de { $name }
certificates-change-nothing = Ne rien changer
certificates-suspension-do = Suspendre
certificates-suspension-do-named = Suspendre le certificat de { $name }
certificates-suspension-title = Suspendre un certificat
certificates-suspension-text = Tant que la suspension dure, toute personne qui vérifie ce certificat verra qu'il ne compte pas pour le moment.
certificates-suspension-action = Suspendre ce certificat
certificates-suspension-category = Pour le public
certificates-suspension-category-hint = Ces mots sont visibles par toute personne qui a le code.
certificates-suspension-identity = Une information sur la personne est en cours de vérification.
certificates-suspension-result = Le résultat est en cours de vérification.
certificates-suspension-decision = L'organisme revoit la session.
certificates-suspension-request = La personne l'a demandé.
certificates-suspension-other = Pour une autre raison.
certificates-reinstatement-do = Lever la suspension
certificates-reinstatement-do-named = Lever la suspension du certificat de { $name }
certificates-reinstatement-title = Lever une suspension
certificates-reinstatement-text = Après cela, le certificat est de nouveau valable, comme s'il n'avait jamais été suspendu. La suspension reste dans votre historique.
certificates-reinstatement-action = Rendre ce certificat valable
certificates-reinstatement-category = Pourquoi il est de nouveau valable
certificates-reinstatement-category-hint = Ceci reste dans votre historique. Le public ne le voit pas.
certificates-reinstatement-identity = L'information sur la personne a été vérifiée.
certificates-reinstatement-result = Le résultat a été vérifié.
certificates-reinstatement-decision = L'organisme a pris cette décision après avoir revu la session.
certificates-reinstatement-request = La personne l'a demandé.
certificates-reinstatement-other = Pour une autre raison.
certificates-revocation-do = Retirer
certificates-revocation-do-named = Retirer le certificat de { $name }
certificates-revocation-title = Retirer un certificat
certificates-revocation-text = Après cela, toute personne qui vérifie ce certificat verra qu'il est retiré. On ne peut pas revenir en arrière.
certificates-revocation-action = Retirer ce certificat
certificates-revocation-category = Pour le public
certificates-revocation-category-hint = Ces mots sont visibles par toute personne qui a le code.
certificates-revocation-identity = Une information sur la personne n'était pas juste.
certificates-revocation-result = Le résultat n'était pas juste.
certificates-revocation-decision = L'organisme a pris cette décision après avoir revu la session.
certificates-revocation-request = La personne l'a demandé.
certificates-revocation-other = Pour une autre raison.
certificates-reason = Raison, pour votre organisme
certificates-reason-hint = Elle n'est pas montrée au public. 500 signes au plus.
certificates-date = { $day } { $month } { $year }
certificates-moment = { $day } à { $time } UTC
certificates-month = { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
}
conflict-certificate-suspended = Ce certificat est déjà suspendu. Rien n'a été changé.
conflict-certificate-not-suspended = Ce certificat n'est pas suspendu. Rien n'a été changé.
conflict-certificate-revoked = Ce certificat est déjà retiré. Rien n'a été changé.
invalid-certificate-code-length = Un code de certificat a 17 signes. Vous en avez tapé { $detail }.
invalid-certificate-code-sign = Le signe « { $detail } » n'existe pas dans un code. Comparez avec le certificat.
invalid-certificate-code-typing = Il y a une faute de frappe dans le code. Comparez chaque signe avec le certificat.
certificates-bundle-title = Recalculer votre résultat
certificates-bundle-lead = Un fichier avec tout ce dont votre résultat découle. À partir de ce fichier, n'importe qui peut le recalculer, sur une autre machine.
certificates-bundle-action = Télécharger le fichier
certificates-bundle-text = Le fichier dit comment chacune de vos réponses a compté, mais aucune question ni aucune réponse. Ne le donnez qu'à des personnes de confiance. La commande « jalon certificate rederive » le lit.
certificates-record-link = Mon relevé complet
certificates-record-short = Relevé complet
certificates-record-named = Télécharger le relevé complet de { $name }
certificates-record-title = Votre relevé complet
certificates-record-lead = Un seul fichier signé, avec tous vos certificats valables de cet organisme.
certificates-record-birth-date = Votre date de naissance
certificates-record-birth-date-hint = Jour, mois et année, comme 27/03/1985. Cette question arrête les curieux de passage. Ce n'est pas un verrou : ne montrez votre code qu'à des personnes de confiance.
certificates-record-action = Télécharger mon relevé
certificates-record-text = Le fichier suit un standard commun (Comprehensive Learner Record 2.0). Chaque certificat qu'il contient se vérifie seul.
conflict-certificate-none-valid = Aucun des certificats n'est valable en ce moment : il n'y a pas de relevé à donner.
invalid-certificate-file-base64 = Le fichier n'est pas en base64.
invalid-certificate-file-one = Donnez soit « credential », soit « file ».
invalid-record-birth-date = Ce n'est pas la date de naissance du certificat. Vérifiez-la, puis recommencez.
conflict-certificate-key-compromised = La clé qui a signé ce certificat a été volée. L'organisme doit le délivrer de nouveau : demandez-le-lui.
