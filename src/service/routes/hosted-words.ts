/** What the service's own pages say around a hosted session, in the languages of the element. Sentences name the app by `{app}`. */

import type { Lang } from '../languages.ts';

/** The sentences of one language. */
export interface HostedWords {
  readonly title: string;
  readonly return_note: string;
  readonly sealed_note: string;
  readonly no_script: string;
  readonly back: string;
  readonly embedded: readonly [heading: string, text: string];
  readonly unknown: readonly [heading: string, text: string];
  readonly expired: readonly [heading: string, text: string];
  readonly elsewhere: readonly [heading: string, text: string];
  readonly cancelled: readonly [heading: string, text: string];
  readonly finished: readonly [heading: string, text: string];
}

const en: HostedWords = {
  title: 'Connect a system to {app}',
  return_note: 'When you are done, you go back to {app}.',
  sealed_note:
    'This is {host}, which connects systems for {app}. {app} does not see your passwords and keys.',
  no_script:
    'Connecting needs JavaScript, which this browser has switched off. Switch it on and load the page again.',
  back: 'Back to {app}',
  embedded: [
    'This continues in {app}',
    'Connecting happens inside its own page. Go back there and start again.',
  ],
  unknown: [
    'This link does not lead anywhere',
    'Part of it is missing, or it is too old. Go back to {app} and start again.',
  ],
  expired: ['This link has expired', 'Nothing was connected. Go back to {app} and start again.'],
  elsewhere: [
    'This is open in another browser',
    'A link like this opens once, in one browser. Go on there, or go back to {app} and start again.',
  ],
  cancelled: ['You stopped here', 'Nothing was connected, and what you typed is gone.'],
  finished: ['{app} has the connection', 'There is nothing more to do here. You can close this page.'],
};

const de: HostedWords = {
  title: 'Ein System mit {app} verbinden',
  return_note: 'Am Ende geht es zurück zu {app}.',
  sealed_note:
    'Das ist {host}. Hier werden Systeme mit {app} verbunden. {app} sieht Ihre Passwörter und Schlüssel nicht.',
  no_script:
    'Zum Verbinden ist JavaScript nötig, das in diesem Browser abgeschaltet ist. Schalten Sie es ein und laden Sie die Seite neu.',
  back: 'Zurück zu {app}',
  embedded: [
    'Weiter geht es in {app}',
    'Verbunden wird auf der Seite selbst. Gehen Sie dorthin zurück und beginnen Sie neu.',
  ],
  unknown: [
    'Dieser Link führt nirgendwohin',
    'Ein Teil fehlt, oder er ist zu alt. Gehen Sie zurück zu {app} und beginnen Sie neu.',
  ],
  expired: [
    'Dieser Link ist abgelaufen',
    'Es wurde nichts verbunden. Gehen Sie zurück zu {app} und beginnen Sie neu.',
  ],
  elsewhere: [
    'Das ist in einem anderen Browser offen',
    'So ein Link öffnet sich einmal, in einem Browser. Machen Sie dort weiter, oder gehen Sie zurück zu {app} und beginnen Sie neu.',
  ],
  cancelled: [
    'Sie haben hier abgebrochen',
    'Es wurde nichts verbunden, und was Sie eingegeben haben, ist gelöscht.',
  ],
  finished: ['{app} hat die Verbindung', 'Hier ist nichts mehr zu tun. Sie können diese Seite schließen.'],
};

const fr: HostedWords = {
  title: 'Connecter un système à {app}',
  return_note: 'À la fin, vous revenez à {app}.',
  sealed_note:
    'Vous êtes sur {host}, qui connecte des systèmes pour {app}. {app} ne voit ni vos mots de passe ni vos clés.',
  no_script:
    'La connexion a besoin de JavaScript, désactivé dans ce navigateur. Activez-le et rechargez la page.',
  back: 'Revenir à {app}',
  embedded: [
    'La suite se passe dans {app}',
    'La connexion se fait dans sa propre page. Retournez-y et recommencez.',
  ],
  unknown: [
    'Ce lien ne mène nulle part',
    'Il en manque une partie, ou il est trop ancien. Revenez à {app} et recommencez.',
  ],
  expired: ['Ce lien a expiré', 'Rien n’a été connecté. Revenez à {app} et recommencez.'],
  elsewhere: [
    'C’est ouvert dans un autre navigateur',
    'Un tel lien s’ouvre une seule fois, dans un seul navigateur. Continuez là-bas, ou revenez à {app} et recommencez.',
  ],
  cancelled: ['Vous vous êtes arrêté ici', 'Rien n’a été connecté, et ce que vous avez saisi est effacé.'],
  finished: ['{app} a la connexion', 'Il n’y a plus rien à faire ici. Vous pouvez fermer cette page.'],
};

const es: HostedWords = {
  title: 'Conectar un sistema con {app}',
  return_note: 'Al terminar, vuelve a {app}.',
  sealed_note: 'Esto es {host}, que conecta sistemas para {app}. {app} no ve sus contraseñas ni sus claves.',
  no_script:
    'Para conectar hace falta JavaScript, que está desactivado en este navegador. Actívelo y vuelva a cargar la página.',
  back: 'Volver a {app}',
  embedded: [
    'Esto continúa en {app}',
    'La conexión se hace en su propia página. Vuelva allí y empiece de nuevo.',
  ],
  unknown: [
    'Este enlace no lleva a ninguna parte',
    'Le falta una parte o es demasiado antiguo. Vuelva a {app} y empiece de nuevo.',
  ],
  expired: ['Este enlace ha caducado', 'No se ha conectado nada. Vuelva a {app} y empiece de nuevo.'],
  elsewhere: [
    'Está abierto en otro navegador',
    'Un enlace así se abre una sola vez, en un solo navegador. Continúe allí, o vuelva a {app} y empiece de nuevo.',
  ],
  cancelled: ['Lo ha dejado aquí', 'No se ha conectado nada, y lo que escribiste se ha borrado.'],
  finished: ['{app} tiene la conexión', 'Aquí no queda nada por hacer. Puede cerrar esta página.'],
};

const ar: HostedWords = {
  title: 'ربط نظام بـ {app}',
  return_note: 'عند الانتهاء تعود إلى {app}.',
  sealed_note: 'هذه صفحة {host} التي تربط الأنظمة لأجل {app}. لا يرى {app} كلمات المرور ولا المفاتيح.',
  no_script: 'يحتاج الربط إلى JavaScript، وهو معطّل في هذا المتصفح. فعّله ثم أعد تحميل الصفحة.',
  back: 'العودة إلى {app}',
  embedded: ['المتابعة في {app}', 'يتم الربط داخل صفحته. عُد إليها وابدأ من جديد.'],
  unknown: ['هذا الرابط لا يؤدي إلى شيء', 'ينقصه جزء أو أنه قديم جدًا. عُد إلى {app} وابدأ من جديد.'],
  expired: ['انتهت صلاحية هذا الرابط', 'لم يُربط شيء. عُد إلى {app} وابدأ من جديد.'],
  elsewhere: [
    'هذا مفتوح في متصفح آخر',
    'يُفتح مثل هذا الرابط مرة واحدة وفي متصفح واحد. تابع هناك، أو عُد إلى {app} وابدأ من جديد.',
  ],
  cancelled: ['توقفت هنا', 'لم يُربط شيء، وما كتبته قد مُحي.'],
  finished: ['الربط لدى {app} الآن', 'لا شيء آخر يلزم هنا. يمكنك إغلاق هذه الصفحة.'],
};

/** The app where it is not known by name. */
const anyApp: Readonly<Record<Lang, string>> = {
  en: 'the app you came from',
  de: 'der App, aus der Sie kommen',
  fr: 'l’application d’où vous venez',
  es: 'la aplicación de la que viene',
  ar: 'التطبيق الذي جئت منه',
};

const languages: Readonly<Record<Lang, HostedWords>> = { en, de, fr, es, ar };

/** The words of a language. */
export const hostedWords = (lang: Lang): HostedWords => languages[lang];

/** How the app is named in a sentence. */
export const appName = (lang: Lang, name: string | undefined): string => name ?? anyApp[lang];
