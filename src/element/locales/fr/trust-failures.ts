/** French: words for systems that know who connects by a certificate. */
import type { FailureWords } from '../failure-words.ts';

/** Nobody has told the server to trust the service yet, or it wants to know who comes. */
export const trustFailures = {
  'tls.certificate_untrusted': {
    title: '{host|Le serveur} ne fait pas encore confiance à cette connexion',
    explain:
      'Le certificat {name|du service de connexion} ({key|son empreinte est dans le message pour l’administrateur}) lui a été présenté et n’a pas été admis. La plupart des serveurs rangent un tel certificat parmi les refusés : l’administrateur le déplace parmi ceux de confiance, et le contrôle réussit ensuite.',
  },
  'auth.anonymous_refused': {
    title: '{host|Le serveur} veut savoir qui s’identifie',
    explain:
      'Il n’admet personne sans nom d’utilisateur ni mot de passe. L’administrateur peut indiquer un utilisateur, ou autoriser les accès anonymes.',
  },
} satisfies Record<string, FailureWords>;
