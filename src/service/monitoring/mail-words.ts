/**
 * What a partner's mail to its customer says when somebody has to sign in again, in the languages of the element. Sentences name the
 * app by `{app}`, the system by `{system}`, and the link by `{url}`.
 */
import type { Lang } from '../languages.ts';

/** Why the sign-in is refused, as far as the words differ. */
export type Cause =
  | 'password'
  | 'expired'
  | 'key'
  | 'certificate'
  | 'app'
  | 'grant'
  | 'account'
  | 'second_factor'
  | 'anonymous';

/** Who has to do something. */
export type Turn = 'person' | 'admin';

/**
 * The sentences of one language. `unlock` and `technical` come before the other steps where an account is locked, and where a second
 * factor is asked for; `open` is the step where there is a link, `find` where there is none.
 */
export interface MailWords {
  readonly subject: string;
  readonly begins: string;
  readonly causes: Readonly<Record<Cause, string>>;
  readonly turns: Readonly<Record<Turn, string>>;
  readonly steps: string;
  readonly unlock: string;
  readonly technical: string;
  readonly open: string;
  readonly find: string;
  readonly sign_in: string;
  readonly wait: string;
  readonly ends: string;
}

const en: MailWords = {
  subject: '{system}: a new sign-in is needed for {app}',
  begins: '{app} can no longer sign in to {system}.',
  causes: {
    password:
      'What happened: {system} does not take the user name and password any more. Often a password was changed.',
    expired: 'What happened: the password for {system} has expired.',
    key: 'What happened: {system} does not take the key or token any more. It was replaced, revoked or has expired.',
    certificate: 'What happened: {system} does not take the certificate any more, or its time is over.',
    app: 'What happened: {system} does not take the app registration any more. Its secret was replaced or has expired.',
    grant: 'What happened: the permission that was given to {app} at {system} has ended.',
    account: 'What happened: the account that {app} signs in with at {system} is locked or switched off.',
    second_factor: 'What happened: {system} asks for a second factor now, which nobody can give to an app.',
    anonymous: 'What happened: {system} lets nobody in without a sign-in any more.',
  },
  turns: {
    person: 'Who can mend it: whoever knows the sign-in to {system}.',
    admin: 'Who can mend it: whoever administers {system} at your company. You can pass this mail on.',
  },
  steps: 'How to connect again:',
  unlock: 'Have the account in {system} unlocked or switched on again, or choose another one.',
  technical: 'Have an account made in {system} that needs no second factor: one for apps.',
  open: 'Open {url}',
  find: 'Open {app} and go to the connection with {system}.',
  sign_in: 'Sign in to {system} with what works now. Everything else is filled in.',
  wait: 'Wait until it says that {system} is connected.',
  ends: 'Until then {app} reads nothing from {system}. The settings of the connection stay as they are.',
};

const de: MailWords = {
  subject: '{system}: für {app} ist eine neue Anmeldung nötig',
  begins: '{app} kann sich bei {system} nicht mehr anmelden.',
  causes: {
    password:
      'Was geschehen ist: {system} nimmt Benutzername und Passwort nicht mehr an. Oft wurde ein Passwort geändert.',
    expired: 'Was geschehen ist: Das Passwort für {system} ist abgelaufen.',
    key: 'Was geschehen ist: {system} nimmt den Schlüssel oder das Token nicht mehr an. Es wurde ersetzt, widerrufen oder ist abgelaufen.',
    certificate: 'Was geschehen ist: {system} nimmt das Zertifikat nicht mehr an, oder seine Zeit ist um.',
    app: 'Was geschehen ist: {system} nimmt die Registrierung der App nicht mehr an. Ihr Geheimnis wurde ersetzt oder ist abgelaufen.',
    grant: 'Was geschehen ist: Die Erlaubnis, die {app} bei {system} hatte, ist zu Ende.',
    account:
      'Was geschehen ist: Das Konto, mit dem sich {app} bei {system} anmeldet, ist gesperrt oder abgeschaltet.',
    second_factor:
      'Was geschehen ist: {system} fragt jetzt nach einem zweiten Faktor, den niemand einer App geben kann.',
    anonymous: 'Was geschehen ist: {system} lässt niemanden mehr ohne Anmeldung hinein.',
  },
  turns: {
    person: 'Wer es richten kann: wer die Anmeldung bei {system} kennt.',
    admin: 'Wer es richten kann: wer {system} in Ihrer Firma verwaltet. Sie können diese Mail weiterleiten.',
  },
  steps: 'So verbinden Sie wieder:',
  unlock: 'Lassen Sie das Konto in {system} entsperren oder wieder einschalten, oder nehmen Sie ein anderes.',
  technical: 'Lassen Sie in {system} ein Konto anlegen, das keinen zweiten Faktor braucht: eines für Apps.',
  open: 'Öffnen Sie {url}',
  find: 'Öffnen Sie {app} und dort die Verbindung mit {system}.',
  sign_in: 'Melden Sie sich bei {system} mit dem an, was jetzt gilt. Alles andere ist ausgefüllt.',
  wait: 'Warten Sie, bis dort steht, dass {system} verbunden ist.',
  ends: 'Bis dahin liest {app} nichts aus {system}. Die Einstellungen der Verbindung bleiben, wie sie sind.',
};

const fr: MailWords = {
  subject: '{system} : une nouvelle identification est nécessaire pour {app}',
  begins: '{app} ne peut plus s’identifier auprès de {system}.',
  causes: {
    password:
      'Ce qui s’est passé : {system} n’accepte plus le nom d’utilisateur et le mot de passe. Souvent, un mot de passe a été changé.',
    expired: 'Ce qui s’est passé : le mot de passe pour {system} a expiré.',
    key: 'Ce qui s’est passé : {system} n’accepte plus la clé ou le jeton. Il a été remplacé, révoqué ou a expiré.',
    certificate: 'Ce qui s’est passé : {system} n’accepte plus le certificat, ou sa durée est écoulée.',
    app: 'Ce qui s’est passé : {system} n’accepte plus l’enregistrement de l’application. Son secret a été remplacé ou a expiré.',
    grant: 'Ce qui s’est passé : l’autorisation donnée à {app} auprès de {system} a pris fin.',
    account:
      'Ce qui s’est passé : le compte avec lequel {app} s’identifie auprès de {system} est verrouillé ou désactivé.',
    second_factor:
      'Ce qui s’est passé : {system} demande maintenant un second facteur, que personne ne peut donner à une application.',
    anonymous: 'Ce qui s’est passé : {system} ne laisse plus entrer personne sans identification.',
  },
  turns: {
    person: 'Qui peut y remédier : la personne qui connaît l’identification auprès de {system}.',
    admin:
      'Qui peut y remédier : la personne qui administre {system} dans votre entreprise. Vous pouvez transférer ce message.',
  },
  steps: 'Pour connecter à nouveau :',
  unlock: 'Faites déverrouiller ou réactiver le compte dans {system}, ou choisissez-en un autre.',
  technical: 'Faites créer dans {system} un compte sans second facteur : un compte pour applications.',
  open: 'Ouvrez {url}',
  find: 'Ouvrez {app} et allez à la connexion avec {system}.',
  sign_in: 'Identifiez-vous auprès de {system} avec ce qui fonctionne maintenant. Tout le reste est rempli.',
  wait: 'Attendez qu’il soit indiqué que {system} est connecté.',
  ends: 'D’ici là, {app} ne lit rien dans {system}. Les réglages de la connexion restent tels quels.',
};

const es: MailWords = {
  subject: '{system}: hace falta un nuevo inicio de sesión para {app}',
  begins: '{app} ya no puede iniciar sesión en {system}.',
  causes: {
    password:
      'Qué ha pasado: {system} ya no acepta el usuario y la contraseña. A menudo se ha cambiado una contraseña.',
    expired: 'Qué ha pasado: la contraseña de {system} ha caducado.',
    key: 'Qué ha pasado: {system} ya no acepta la clave o el token. Se ha sustituido, revocado o ha caducado.',
    certificate: 'Qué ha pasado: {system} ya no acepta el certificado, o su plazo ha terminado.',
    app: 'Qué ha pasado: {system} ya no acepta el registro de la aplicación. Su secreto se ha sustituido o ha caducado.',
    grant: 'Qué ha pasado: el permiso que se dio a {app} en {system} ha terminado.',
    account:
      'Qué ha pasado: la cuenta con la que {app} inicia sesión en {system} está bloqueada o desactivada.',
    second_factor:
      'Qué ha pasado: {system} pide ahora un segundo factor, que nadie puede dar a una aplicación.',
    anonymous: 'Qué ha pasado: {system} ya no deja entrar a nadie sin iniciar sesión.',
  },
  turns: {
    person: 'Quién puede arreglarlo: quien conozca el inicio de sesión en {system}.',
    admin: 'Quién puede arreglarlo: quien administre {system} en su empresa. Puede reenviar este mensaje.',
  },
  steps: 'Cómo conectar de nuevo:',
  unlock: 'Pida que desbloqueen o reactiven la cuenta en {system}, o elija otra.',
  technical:
    'Pida que creen en {system} una cuenta que no necesite un segundo factor: una para aplicaciones.',
  open: 'Abra {url}',
  find: 'Abra {app} y vaya a la conexión con {system}.',
  sign_in: 'Inicie sesión en {system} con lo que funciona ahora. Todo lo demás está relleno.',
  wait: 'Espere hasta que diga que {system} está conectado.',
  ends: 'Hasta entonces {app} no lee nada de {system}. Los ajustes de la conexión se quedan como están.',
};

const ar: MailWords = {
  subject: '{system}: يلزم تسجيل دخول جديد من أجل {app}',
  begins: 'لم يعد {app} قادرًا على تسجيل الدخول إلى {system}.',
  causes: {
    password: 'ما حدث: لم يعد {system} يقبل اسم المستخدم وكلمة المرور. غالبًا ما تكون كلمة المرور قد تغيّرت.',
    expired: 'ما حدث: انتهت صلاحية كلمة المرور الخاصة بـ {system}.',
    key: 'ما حدث: لم يعد {system} يقبل المفتاح أو الرمز. فقد استُبدل أو أُلغي أو انتهت صلاحيته.',
    certificate: 'ما حدث: لم يعد {system} يقبل الشهادة، أو انتهت مدتها.',
    app: 'ما حدث: لم يعد {system} يقبل تسجيل التطبيق. فقد استُبدل سرّه أو انتهت صلاحيته.',
    grant: 'ما حدث: انتهى الإذن الذي مُنح إلى {app} لدى {system}.',
    account: 'ما حدث: الحساب الذي يسجّل به {app} الدخول إلى {system} مقفل أو موقوف.',
    second_factor: 'ما حدث: يطلب {system} الآن عاملًا ثانيًا لا يستطيع أحد إعطاءه لتطبيق.',
    anonymous: 'ما حدث: لم يعد {system} يسمح لأحد بالدخول دون تسجيل دخول.',
  },
  turns: {
    person: 'من يستطيع إصلاح ذلك: من يعرف تسجيل الدخول إلى {system}.',
    admin: 'من يستطيع إصلاح ذلك: من يدير {system} في شركتكم. يمكنكم إعادة توجيه هذه الرسالة.',
  },
  steps: 'كيفية الربط من جديد:',
  unlock: 'اطلبوا فتح قفل الحساب في {system} أو إعادة تشغيله، أو اختاروا حسابًا آخر.',
  technical: 'اطلبوا إنشاء حساب في {system} لا يحتاج إلى عامل ثانٍ: حساب مخصص للتطبيقات.',
  open: 'افتحوا {url}',
  find: 'افتحوا {app} وانتقلوا إلى الربط مع {system}.',
  sign_in: 'سجّلوا الدخول إلى {system} بالبيانات الصالحة الآن. كل ما عدا ذلك معبّأ.',
  wait: 'انتظروا حتى يظهر أن {system} مرتبط.',
  ends: 'حتى ذلك الحين لا يقرأ {app} شيئًا من {system}. تبقى إعدادات الربط كما هي.',
};

/** The sentences by language. */
export const mailWords: Readonly<Record<Lang, MailWords>> = { en, de, fr, es, ar };
