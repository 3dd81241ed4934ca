/** Arabic: words for systems that know who connects by a certificate. */
import type { FailureWords } from '../failure-words.ts';

/** Nobody has told the server to trust the service yet, or it wants to know who comes. */
export const trustFailures = {
  'tls.certificate_untrusted': {
    title: 'لا يثق {host|الخادم} بهذا الاتصال بعد',
    explain:
      'عُرضت عليه الشهادة {name|الخاصة بخدمة الاتصال} ({key|بصمتها في الرسالة الموجهة إلى المسؤول}) فلم يقبلها. تضع معظم الخوادم شهادة كهذه بين المرفوضة: ينقلها المسؤول إلى الموثوقة، وينجح الفحص بعد ذلك.',
  },
  'auth.anonymous_refused': {
    title: 'يريد {host|الخادم} أن يعرف من يسجل الدخول',
    explain:
      'لا يسمح بالدخول لأحد من دون اسم مستخدم وكلمة مرور. يستطيع المسؤول أن يحدد مستخدمًا أو أن يسمح بالدخول من دون اسم.',
  },
} satisfies Record<string, FailureWords>;
