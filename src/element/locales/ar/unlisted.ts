// Arabic: what is said beside the list of systems.
import type { UnlistedPart } from '../parts.ts';

/** The sentences. */
export const unlistedWords: UnlistedPart['unlistedWords'] = {
  'find.by_address': 'عُرف من العنوان',
  'find.by_way': 'لا يُعرف نظام على هذا العنوان. اربطه بما يتحدث به:',
  'find.none_odd': 'لا يُعرف شيء بما كتبته',
  'find.secret': 'كان في هذا النص كلمة مرور أو مفتاح فمُسح: مكانهما الخطوة التالية بعد اختيار النظام.',

  'unlisted.heading': 'ربط نظام غير موجود في القائمة',
  'unlisted.lead': 'اختر ما يتحدث به نظامك. تذكره وثائقه أو يعرفه المسؤول عنه.',
  'unlisted.none': 'لا شيء من هذا؟',
  'unlisted.none_lead': 'اطلب نظامك. من يدير هذه الخدمة يقرأ ما يُطلب.',
  'unlisted.back': 'العودة إلى القائمة',

  'way.another-system': 'واجهة ويب (REST، HTTP) باسم مستخدم أو رمز أو مفتاح API',
  'way.oauth-2-interface': 'واجهة ويب تُصدر رموزها على عنوان خاص بها',
  'way.odata-service': 'بيانات عبر HTTP وفق معيار OData، وكثيرًا ما تتيحه أنظمة SAP وMicrosoft',
  'way.postgresql': 'قاعدة بيانات، أو ما يجيب مثلها',
  'way.mysql': 'قاعدة بيانات تُقرأ عبر اتصال مشفّر',
  'way.mariadb': 'قاعدة البيانات التي نشأت من MySQL',
  'way.microsoft-sql-server': 'قاعدة بيانات Microsoft، لديكم أو في Azure',
  'way.mqtt-broker': 'رسائل من الآلات والمستشعرات بحسب الموضوع',
  'way.opc-ua-server': 'قيم الآلات ووحدات التحكم، من خادم يبدأ عنوانه بـ opc.tcp',
  'way.sftp-server': 'ملفات في مجلد تُجلب عبر SSH',

  'asking.heading': 'طلب نظام',
  'asking.lead': 'يقرأ هذا من يدير هذه الخدمة. لا تكتب هنا كلمات مرور ولا مفاتيح.',
  'asking.name': 'اسم النظام',
  'asking.maker': 'الشركة المنتجة أو عنوان الويب',
  'asking.note': 'ما يساعد أيضًا في العثور عليه',
  'asking.optional': '(اختياري)',
  'asking.send': 'إرسال',
  'asking.name_missing': 'اكتب اسم النظام.',
  'asking.secret': 'يبدو هذا كلمة مرور أو مفتاحًا. احذفه، فلا حاجة إليه هنا.',
  'asking.failed': 'لم يتم الإرسال. ما كتبته ما زال هنا: حاول مجددًا بعد لحظات.',
  'asking.too_many': 'أُرسلت طلبات كثيرة في وقت قصير. ما كتبته ما زال هنا: حاول لاحقًا.',

  'asked.heading': 'أُرسل طلبك',
  'asked.lead': 'أصبح «{name}» بين الأنظمة المطلوبة.',
  'asked.next':
    'ينظر فيه بعد ذلك من يدير هذه الخدمة. ما إن يصبح ربط النظام ممكنًا حتى يظهر في القائمة، وتربطه من {app} كما جئت اليوم.',
  'asked.ways': 'ربطه بما يتحدث به',
};
