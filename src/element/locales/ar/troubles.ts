// Arabic: the words of what can go wrong around the flow.
import type { FirstPart } from '../parts.ts';

const signIn = {
  title: 'انتهت جلستك في {app|التطبيق}',
  explain: 'سجّل الدخول من جديد، في علامة تبويب أخرى إن أردت، ثم تابع هنا؛ لم يضع شيء.',
};
const ours = {
  title: 'واجهت خدمة الربط مشكلة من جهتها',
  explain: 'بياناتك آمنة. غالبًا ما تكفي محاولة أخرى؛ وإلا فسيجد الدعم السبب بواسطة المرجع.',
};
const gone = {
  title: 'انتهت محاولة الربط هذه',
  explain: 'بقيت مفتوحة مدة طويلة، أو أُنهيت في مكان آخر. البدء من جديد يستغرق بضع دقائق.',
};
const setUp = {
  title: 'الربط غير مُعدّ إعدادًا صحيحًا في هذه الصفحة',
  explain: 'على القائمين على {app|التطبيق} إصلاح ذلك. الرمز أدناه يبيّن لهم السبب.',
};
const mixedUp = {
  title: 'لم تعد الصفحة وخدمة الربط متوافقتين',
  explain: 'المتابعة من الخطوة الأخيرة تصلح ذلك.',
};

/** The words of every code that can end or interrupt the flow. */
export const troubleWords: FirstPart['troubleWords'] = {
  not_logged_in: signIn,
  not_allowed: {
    title: 'لا يُسمح لحسابك بربط الأنظمة',
    explain: 'يستطيع من يدير {app|التطبيق} في شركتك ربط النظام أو السماح لك بذلك.',
  },
  customer_changed: {
    title: 'أنت الآن مسجّل الدخول باسم شركة أخرى',
    explain: 'عُد إلى الشركة التي بدأت بها وتابع، أو ابدأ من جديد لهذه الشركة.',
  },
  customer_malformed: setUp,
  verifier_mismatch: {
    title: 'شخص آخر مسجّل الدخول الآن',
    explain:
      'حرصًا على الأمان لا يُنهي العملية إلا من بدأها. سجّل الدخول كما فعلت من قبل وتابع، أو ابدأ من جديد.',
  },
  code_expired: {
    title: 'استغرق التسليم وقتًا طويلًا',
    explain: 'نظامك مرتبط؛ لم يبق إلا إبلاغ {app|التطبيق}. تابع للقيام بذلك.',
  },
  state_malformed: mixedUp,
  origin_not_allowed: setUp,
  session_unknown: gone,
  service_unreachable: {
    title: 'لا يمكن الوصول إلى خدمة الربط',
    explain: 'ربما انقطع الاتصال بالإنترنت، أو أن شبكة الشركة تحجبها. غالبًا ما تفيد محاولة أخرى.',
  },
  service_refused: setUp,
  store_failed: {
    title: 'تعذّر على {app|التطبيق} حفظ الاتصال',
    explain: 'نظامك مرتبط؛ لم يبق إلا الحفظ. المتابعة تجرّب ذلك مرة أخرى.',
  },
  malformed_request: mixedUp,

  unsupported_media_type: ours,
  too_large: mixedUp,
  not_found: ours,
  method_not_allowed: ours,
  unauthorized: gone,
  forbidden_origin: setUp,
  browser_refused: setUp,
  request_uri_unknown: gone,
  request_uri_used: gone,
  session_expired: gone,
  session_superseded: {
    title: 'تستمر العملية في نافذة أخرى',
    explain: 'لا يمكن المتابعة إلا في نافذة واحدة.',
  },
  handed_over: {
    title: 'هذا الاتصال موجود لدى {app|التطبيق}',
    explain: 'لم يبق ما يلزم فعله هنا.',
  },
  step_changed: mixedUp,
  system_unknown: {
    title: 'لم يعد هذا النظام معروضًا',
    explain: 'تغيّرت القائمة منذ تحميلها. تابع لرؤية القائمة الجديدة.',
  },
  ticket_unknown: mixedUp,
  idempotency_conflict: mixedUp,
  connection_paused: {
    title: 'هذا الاتصال متوقف مؤقتًا',
    explain: 'يستطيع من يديرون {app|التطبيق} استئنافه.',
  },
  reauthorization_required: gone,
  connection_disconnected: gone,
  upstream_failed: ours,
  rate_limited: {
    title: 'كان ذلك كثيرًا دفعة واحدة',
    explain: 'انتظر دقيقة، ثم تابع من حيث كنت.',
  },
  internal: ours,

  part_missing: {
    title: 'تعذّر تحميل جزء من هذه الصفحة',
    explain: 'ربما انقطع الاتصال بالإنترنت، أو جُدّدت الصفحة. أعد تحميلها؛ تقدّمك محفوظ.',
  },
  frame_blocked: {
    title: 'تعذّر عرض النموذج',
    explain:
      'شيء ما في هذه الصفحة أو في هذا المتصفح يمنع تحميله. قد يكون السبب إضافة تحجب المحتوى؛ وإلا فعلى القائمين على {app|التطبيق} السماح به.',
  },
  callback_unreachable: {
    title: 'تعذّر إبلاغ {app|التطبيق}',
    explain: 'نظامك مرتبط. المتابعة تجرّب ذلك مرة أخرى.',
  },
  host_unreachable: {
    title: 'لا يستجيب {app|التطبيق}',
    explain: 'ربما انقطع الاتصال بالإنترنت. غالبًا ما تفيد محاولة أخرى.',
  },
  host_failed: {
    title: 'تعذّر على {app|التطبيق} البدء',
    explain: 'أجاب خادمه بخطأ. غالبًا ما تفيد المحاولة لاحقًا.',
  },
  session_url_missing: setUp,
  session_malformed: setUp,
  callback_url_missing: setUp,
  service_malformed: ours,
};
