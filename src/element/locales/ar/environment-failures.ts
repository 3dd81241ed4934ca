// Arabic: what is said where the system in use and one for tests are not told apart as they should be.
import type { FailureWords } from '../failure-words.ts';

/** Words by code. */
export const environmentFailures = {
  'service.test_system': {
    title: 'هذا نظام للتجارب',
    explain:
      'يربط {app|التطبيق} هنا أنظمة للعمل الفعلي. إذا كنت تقصد النظام الذي تعمل به كل يوم فاستخدم عنوانه، وإلا فتابع.',
  },
  'service.production_system': {
    title: 'هذا هو النظام المستخدم فعليًا',
    explain: 'يجرّب {app|التطبيق} هنا فقط. ستُقرأ بيانات حقيقية؛ استخدم للتجربة عنوان نظام تجارب.',
  },
} satisfies Readonly<Record<string, FailureWords>>;
