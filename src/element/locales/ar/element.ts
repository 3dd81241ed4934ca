// Here: Arabic (Modern Standard), one file for each kind of sentence, as English has them. Not here: the English words, to which
// every file here is held by its type.
import type { FirstPart } from '../parts.ts';

export { troubleWords } from './troubles.ts';

/** What the first screens say. */
export const elementWords: FirstPart['elementWords'] = {
  'common.back': 'رجوع',
  'common.cancel': 'إلغاء',
  'common.close': 'إغلاق',
  'common.continue': 'متابعة',
  'common.copied': 'تم النسخ',
  'common.copy': 'نسخ',
  'common.copy_of': 'نسخ: {what}',
  'common.copy_by_hand': 'حدّد هذا النص وانسخه:',
  'common.test': 'اختبار',
  'common.test_hint': 'وضع الاختبار: لا شيء هنا يمس بيانات حقيقية.',
  'common.working': 'لحظة واحدة',
  'common.still_trying': 'ما زالت المحاولة جارية. لا يضيع شيء، وستستمر من تلقاء نفسها.',
  'common.offline': 'لا يوجد اتصال بالإنترنت حاليًا. ستستمر العملية من تلقاء نفسها فور عودته.',
  'common.opens_window': 'يفتح علامة تبويب جديدة',

  'leave.heading': 'هل تريد المغادرة؟',
  'leave.lead': 'تُحفظ إجاباتك، أما كلمات المرور فلا.',
  'leave.stay': 'البقاء',
  'leave.go': 'المغادرة',

  'idle.heading': 'ربط نظام',
  'idle.lead': 'يستغرق ذلك بضع دقائق. يلزم أن تعرف كيف يسجّل الناس الدخول إلى النظام.',
  'idle.start': 'ربط نظام',
  'idle.continue': 'المتابعة من حيث توقفت',
  'opening.heading': 'جارٍ التحضير',

  'find.heading': 'ما النظام الذي تستخدمه؟',
  'find.label': 'البحث عن نظامك',
  'find.placeholder': 'الاسم أو الشركة المنتجة',
  'find.clear': 'مسح البحث',
  'find.popular': 'الأكثر ربطًا',
  'find.preferred': 'مقترحات {app}',
  'find.results': '{count;zero=لا أنظمة;one=نظام واحد;two=نظامان;few=# أنظمة;many=# نظامًا;other=# نظام}',
  'find.more': 'عرض المزيد ({count@number})',
  'find.added':
    '{count;zero=لم يُعرض أي نظام آخر;one=عُرض نظام آخر;two=عُرض نظامان آخران;few=عُرضت # أنظمة أخرى;many=عُرض # نظامًا آخر;other=عُرض # نظام آخر}',
  'find.none': 'لا يوجد نظام باسم «{query}»',
  'find.none_here': 'لا يوجد نظام باسم «{query}» ضمن {kind}',
  'find.also': 'يُعرف أيضًا باسم {name}',
  'find.kinds': 'نوع النظام',
  'find.every_kind': 'كل الأنواع',
  'find.none_hint': 'جرّب اسم الشركة المنتجة أو بداية اسم النظام.',
  'find.none_listed': 'لا تُعرض هنا أي أنظمة حاليًا.',
  'find.none_clear': 'عرض كل الأنظمة',
  'find.not_listed': 'نظامي ليس في القائمة',
  'find.loading': 'جارٍ تحميل قائمة الأنظمة',
  'find.failed': 'تعذّر تحميل قائمة الأنظمة',
  'find.failed_hint': 'ربما انقطع الاتصال بالإنترنت.',
  'find.try_again': 'إعادة التحميل',
  'find.legal': 'الأسماء ملك لأصحابها، ولا صلة لهم بهذه الخدمة.',
  'find.tiers': '«مُتحقَّق منه»: جُرّب مع النظام الحقيقي. وما لا يحمل علامة يتبع وثائق الشركة المنتجة.',
  'tier.test': 'للتجربة',
  'tier.verified': 'مُتحقَّق منه',
  'tier.choose_method': 'تختار أنت طريقة تسجيل الدخول',

  'form.frame_title': 'بيانات تسجيل الدخول إلى {system|النظام}',
  'connected.heading': 'تم ربط {system}',
  'connected.another': 'ربط نظام آخر',

  'handover.heading': 'جارٍ التسليم إلى {app}',
  'handover.lead': 'كل شيء يعمل. يتسلّم {app} الاتصال الآن.',

  'pending.heading': 'تم الربط',
  'pending.lead': 'يستجيب نظامك كما ينبغي. تعذّر إبلاغ {app} الآن، وسيعلم بذلك من تلقاء نفسه.',

  'ended.heading.cancelled': 'لم يُربط شيء',
  'ended.lead.cancelled': 'أُتلف كل ما كتبته.',
  'ended.heading.expired': 'استغرق هذا وقتًا أطول من المسموح',
  'ended.lead.expired': 'حرصًا على الأمان أُتلف كل ما كُتب. البدء من جديد يستغرق بضع دقائق.',
  'ended.again': 'البدء من جديد',

  'superseded.heading': 'تستمر العملية في نافذة أخرى',
  'superseded.lead': 'فتحت الاتصال نفسه في مكان آخر. لا يمكن المتابعة إلا في نافذة واحدة.',
  'superseded.here': 'المتابعة هنا',

  'too_old.heading': 'هذه الصفحة قديمة جدًا',
  'too_old.lead': 'الخطوة التالية أحدث من الصفحة التي تعرضها. أعد تحميل الصفحة؛ تقدّمك محفوظ.',
  'trouble.again': 'المحاولة مرة أخرى',
  'trouble.restart': 'البدء من جديد',
  'trouble.reload': 'إعادة تحميل الصفحة',
  'trouble.copy': 'نسخ رسالة إلى الدعم',
  'trouble.code': 'الرمز {code}',
  'check.reference': 'المرجع {reference}',

  'message.subject': 'ربط {system} مع {app}',
  'message.hello': 'مرحبًا،',
  'message.intro': 'نريد ربط {system} مع {app}. هناك عائق واحد:',
  'message.intro_support': 'أحتاج إلى مساعدة في ربط {system|نظام} مع {app}. هذا هو الوضع الحالي:',
  'message.tried': 'ما جرت تجربته:',
  'message.host': 'المضيف: {host}',
  'message.port': 'المنفذ: {port}',
  'message.code': 'الرمز: {code}',
  'message.reference': 'المرجع: {reference}',
  'message.time': 'الوقت: {time}',
};
