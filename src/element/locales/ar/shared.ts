// Arabic: everything that the element and the frame both say, failures apart.
import type { SharedPart } from '../parts.ts';

/** What was seen. */
export const evidenceWords: SharedPart['evidenceWords'] = {
  'dns.waits_its_turn': 'يسأل آخرون {host} الآن؛ ويأتي هذا الفحص بعدهم',
  'dns.resolved': 'عُثر على {host}',
  'network.connected': 'تم الوصول إلى {host} عبر المنفذ {port}',
  'tls.trusted': 'مشفّر؛ الشهادة من {issuer|جهة معترف بها}، وهي صالحة حتى {until@date}',
  'tls.not_used': 'غير مشفّر',
  'tls.host_key': 'مفتاح الخادم {key}',
  'service.answered': 'يستجيب {product|النظام}',
  'service.asks_sign_in': 'يطلب {host} تسجيل الدخول',
  'service.production': 'هذا هو النظام المستخدم فعليًا',
  'service.test': 'هذا نظام للتجارب',
  'auth.signed_in': 'تسجيل الدخول يعمل',
  'auth.control_refused': 'من دونه يرفض النظام الدخول',
  'auth.certificate': 'الشهادة المعروضة صالحة حتى {until@date}',
  'access.tables':
    'نجحت قراءة تجريبية من {count;zero=لا أنواع;one=نوع واحد;two=نوعين;few=# أنواع;many=# نوعًا;other=# نوع} من السجلات',
  'data.records':
    'جُرّب مع {table}: {count;zero=لم يصل أي سجل;one=وصل سجل واحد;two=وصل سجلان;few=وصلت # سجلات;many=وصل # سجلًا;other=وصل # سجل}',
  'data.newest': 'أحدث سجل في {table} بتاريخ {date@date}',
  'ready.stored': 'بيانات تسجيل الدخول محفوظة ومشفّرة',
};

/** What each stage does. */
export const stageWords: SharedPart['stageWords'] = {
  input: 'مراجعة ما كُتب',
  dns: 'إيجاد العنوان',
  network: 'الوصول إلى الخادم',
  tls: 'تأمين الاتصال',
  service: 'التعرّف على النظام',
  auth: 'تسجيل الدخول',
  access: 'معرفة ما يحق لهذا المستخدم قراءته',
  data: 'قراءة السجل الأول',
  ready: 'حفظ الاتصال',
};

/** Whose turn it is. */
export const ownerWords: SharedPart['ownerWords'] = {
  you: 'يمكنك حل هذا بنفسك',
  it: 'يمكن لقسم تقنية المعلومات لديك حل هذا',
  admin: 'يمكن لمسؤول {system|النظام} حل هذا',
  vendor: 'على الشركة المنتجة لـ {system|النظام} حل هذا',
  partner: 'على {app|التطبيق} حل هذا',
  makini: 'هذا من جهتنا',
};

/** What the button of each action says. */
export const actionWords: SharedPart['actionWords'] = {
  edit: 'تغيير البيانات',
  retry: 'إعادة الفحص',
  sign_in: 'فتح تسجيل الدخول من جديد',
  switch_system: 'اختيار نظام آخر',
  copy_for_it: 'نسخ رسالة إلى تقنية المعلومات',
  copy_for_admin: 'نسخ رسالة إلى مسؤول النظام',
  copy_for_support: 'نسخ رسالة إلى الدعم',
};

/** Words for codes that are not known, by the stage they belong to. */
export const stageFailureWords: SharedPart['stageFailureWords'] = {
  input: { title: 'هناك قيمة تحتاج إلى مراجعة', explain: 'راجع البيانات مرة أخرى.' },
  dns: {
    title: 'تعذّر العثور على العنوان',
    explain: 'تحقّق من كتابته، أو اسأل تقنية المعلومات عن العنوان الذي يعمل من الخارج.',
  },
  network: {
    title: 'تعذّر الوصول إلى الخادم',
    explain: 'يمكن لتقنية المعلومات التحقق من أنه يقبل الاتصالات من الخارج.',
  },
  tls: {
    title: 'تعذّر إنشاء اتصال آمن',
    explain: 'يمكن لتقنية المعلومات فحص شهادة الخادم وتشفيره.',
  },
  service: {
    title: 'لم يستجب النظام كما هو متوقع',
    explain: 'تحقّق من العنوان؛ ويمكن لمسؤول النظام الاطلاع على سجل أحداثه.',
  },
  auth: {
    title: 'لم ينجح تسجيل الدخول',
    explain: 'تحقّق من البيانات، أو اسأل مسؤول النظام.',
  },
  access: {
    title: 'لا يحق للمستخدم قراءة البيانات',
    explain: 'يمكن لمسؤول النظام منح الإذن.',
  },
  data: {
    title: 'لم تنجح قراءة السجل الأول',
    explain: 'يمكن لمسؤول النظام التحقق مما يراه هذا المستخدم.',
  },
  ready: {
    title: 'لم تنجح الخطوة الأخيرة من جهتنا',
    explain: 'أعد الفحص؛ لا يلزم كتابة شيء من جديد.',
  },
};
