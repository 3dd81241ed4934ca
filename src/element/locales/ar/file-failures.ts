/** Arabic: words for folders of files behind SSH. */
import type { FailureWords } from '../failure-words.ts';

/** A server that is not the one it was, and a folder that is not there. */
export const fileFailures = {
  'tls.host_key_changed': {
    title: 'الخادم ليس هو نفسه كما كان',
    explain:
      'يعرض {host|الخادم} مفتاحًا غير الذي عرضه عند إنشاء هذا الاتصال ({key|غير معروض}). ربما أُعيد إعداده، أو يقف أحد في المنتصف. اسأل من يديره، ولا تُعد الاتصال إلا إذا كان على علم بذلك.',
  },
  'access.folder_missing': {
    title: 'لا يوجد مجلد {folder|بهذا الاسم}',
    explain: 'نجح تسجيل الدخول. تحقّق من كتابة المجلد، أو اتركه فارغًا للمكان الذي يضع الخادم المستخدم فيه.',
  },
} satisfies Record<string, FailureWords>;
