// Arabic: what is said of certificates and their keys, where one signs in or is shown.
import type { FailureWords } from '../failure-words.ts';

/** Words by code. */
export const keyFailures = {
  'input.certificate_malformed': {
    title: 'هذه ليست شهادة بصيغة PEM',
    explain:
      'يجب نسخها كاملة من -----BEGIN CERTIFICATE----- إلى -----END CERTIFICATE-----. أما ملف ‎.p12 أو ‎.pfx فيجب تحويله أولًا.',
  },
  'input.certificate_expired': {
    title: 'انتهت صلاحية هذه الشهادة',
    explain: 'تقول ذلك بنفسها: كانت صالحة حتى {until@date|يوم مضى}. اطلب شهادة جديدة ممن أصدرها.',
  },
  'input.key_malformed': {
    title: 'هذا ليس مفتاحًا خاصًا بصيغة PEM',
    explain: 'يجب نسخه كاملًا من -----BEGIN … PRIVATE KEY----- إلى -----END … PRIVATE KEY-----.',
  },
  'input.key_mismatch': {
    title: 'الشهادة والمفتاح الخاص ليسا من زوج واحد',
    explain: 'لكل شهادة مفتاح واحد فقط. خذ الاثنين من الملف نفسه أو المجلد نفسه.',
  },
  'input.passphrase_wrong': {
    title: 'عبارة المرور لا تفتح المفتاح الخاص',
    explain: 'المفتاح مشفّر. اكتب العبارة التي أُنشئ بها، مع إيقاف Caps Lock.',
  },
  'auth.certificate_refused': {
    title: 'رُفضت الشهادة',
    explain:
      'تم الوصول إلى {host|النظام} وهو يطلب شهادة، لكنه لا يقبل هذه. اسأل المسؤول عنه هل هي مسجلة لديه، ولأي مستخدم، ومن يجب أن يكون قد أصدرها.',
  },
  'auth.certificate_ends': {
    title: 'تنتهي صلاحية الشهادة قريبًا',
    explain: 'تعمل حتى {until@date|يوم قريب}. جهّز شهادة جديدة قبل ذلك وأعد الاتصال بها.',
  },
} satisfies Readonly<Record<string, FailureWords>>;
