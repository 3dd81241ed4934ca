// Arabic: every sentence that only the frame says.
import type { FramePart } from '../parts.ts';

export * from './field-names.ts';
export * from './shared.ts';

/** The frame's sentences. */
export const frameWords: FramePart['frameWords'] = {
  top_level: 'مكان هذه الصفحة داخل صفحة أخرى. افتح التطبيق الذي تربط فيه نظامك وابدأ من هناك.',
  opening: 'جارٍ فتح النموذج…',
  stuck: 'تعذّر فتح النموذج',
  stuck_explain: 'لم تستجب خدمة الربط. لم يُرسل شيء.',
  open_again: 'الفتح من جديد',
  form: 'بيانات الاتصال مع {system}',
  required: 'إلزامي',
  choose: 'اختر…',
  advanced: 'مزيد من الإعدادات',
  reveal: 'إظهار {label}',
  submit: 'ربط',
  busy: 'جارٍ الربط…',
  again: 'إرسال البيانات نفسها من جديد',
  slow: 'ما زالت المحاولة جارية. يستغرق هذا وقتًا أطول من المعتاد.',
  offline: 'أنت غير متصل بالإنترنت. ستستمر العملية من تلقاء نفسها عند عودتك.',
  summary:
    '{count;zero=لا حقول تحتاج;one=حقل واحد يحتاج;two=حقلان يحتاجان;few=# حقول تحتاج;many=# حقلًا تحتاج;other=# حقل تحتاج} إلى مراجعة',
  missing: 'ينقص {label}',
  not_chosen: 'اختر أحد الخيارات',
  too_long: 'لا يتسع هذا الحقل لأكثر من {max@number} من الأحرف',
  malformed: 'ليس هذا بالشكل المتوقع',
  refused: 'غير مقبول',
  trimmed: 'أُزيلت مسافة من الطرف',
  read_as: 'قُرئ على أنه {address}',
  paste: 'ألصق أو أفلت ما لديك',
  worked: 'ما نجح',
  copied: 'تم النسخ',
  copy_by_hand: 'انسخ هذا النص',
  copy_message:
    'مرحبًا،\n\nأربط {system} مع {app}، وظهر ما يلي: {title}.\n{explain}\n\nما نجح: {worked|لا شيء بعد}.\nالرمز: {code}{reference}',
  sign_in_form: 'تسجيل الدخول إلى {system}',
  sign_in_next: 'تُفتح علامة تبويب جديدة من {host}. سجّل الدخول هناك ووافق؛ وتستمر هذه الصفحة من تلقاء نفسها.',
  sign_in: 'تسجيل الدخول إلى {system}',
  sign_in_waiting: 'في انتظار علامة التبويب الأخرى. عندما تنتهي هناك تستمر هذه الصفحة من تلقاء نفسها.',
  sign_in_again: 'فتح تسجيل الدخول من جديد',
  sign_in_blocked:
    'لم تظهر علامة تبويب جديدة؟ ربما حجبها متصفحك: اسمح بالنوافذ المنبثقة لهذه الصفحة، ثم افتح تسجيل الدخول من جديد.',
  probe_running: 'جارٍ النظر في {host}…',
  probe_reached: 'تم الوصول إلى {product|النظام} على {host}',
  probe_reached_until: 'تم الوصول إلى {product|النظام} على {host}: الشهادة صالحة حتى {until@date}',
  probe_other: 'هذا {product|منتج آخر}، وليس {system}.',
  probe_switch: 'التبديل إلى {name}',
  unreachable: 'لم تستجب خدمة الربط',
  unreachable_explain: 'تحقّق من اتصالك بالإنترنت. ما كتبته ما زال هنا: أرسله من جديد.',
  rate_limited: 'جرت محاولات كثيرة في وقت قصير',
  rate_limited_explain: 'انتظر دقيقة، ثم أرسل من جديد. ما كتبته ما زال هنا.',
  ended: 'انتهت هذه الجلسة',
  ended_explain: 'ابدأ من جديد من الصفحة المحيطة بهذا النموذج. لم يُربط شيء.',
  trouble: 'تعذّر على خدمة الربط قبول النموذج',
  trouble_explain: 'أرسله من جديد. وإن بقي الأمر كذلك فتواصل مع الدعم.',
  trouble_named: 'أرسله من جديد. وإن بقي الأمر كذلك فتواصل مع الدعم واذكر المرجع {reference}.',
};
