// Arabic: where people choose what a connection includes.
import type { SettingsPart } from '../parts.ts';

/** The sentences. */
export const settingsWords: SettingsPart['settingsWords'] = {
  'settings.heading': 'اختيار ما يُضمَّن',
  'settings.lead': 'يقرأ {app} كل ما هو قياسي في {system}. أما ما أضافته شركتك فلا يُقرأ إلا إذا اخترته هنا.',
  'settings.loading': 'يجري سؤال {system} عما لديه. قد يستغرق ذلك لحظات.',
  'settings.search': 'البحث في الجداول والحقول',
  'settings.chosen': 'اختير {chosen@number} من {all@number}',
  'settings.found':
    '{count;zero=لم يُعثر على شيء;one=عُثر على # واحد;two=عُثر على اثنين;few=عُثر على #;many=عُثر على #;other=عُثر على #}',
  'settings.choose_all': 'اختيار الكل ({count@number})',
  'settings.leave_all': 'استبعاد الكل ({count@number})',
  'settings.none': 'لا شيء يُسمى «{query}».',
  'settings.more': 'عرض المزيد',
  'settings.custom': 'مضاف',
  'settings.custom_table':
    '{count;zero=جدول مضاف بلا حقول;one=جدول مضاف فيه حقل واحد;two=جدول مضاف فيه حقلان;few=جدول مضاف فيه # حقول;many=جدول مضاف فيه # حقلًا;other=جدول مضاف فيه # حقل}',
  'settings.belonging':
    '{count;zero=لا حقول قياسية;one=حقل قياسي واحد مُضمَّن دائمًا;two=حقلان قياسيان مُضمَّنان دائمًا;few=# حقول قياسية مُضمَّنة دائمًا;many=# حقلًا قياسيًا مُضمَّنًا دائمًا;other=# حقل قياسي مُضمَّن دائمًا}',
  'settings.gone': 'لم يعد في النظام',
  'settings.examples': 'أمثلة',
  'settings.examples_of': 'أمثلة من {table}',
  'settings.examples_shown': 'تظهر الآن أمثلة مع كل حقل.',
  'settings.examples_failed': 'تعذرت قراءة الأمثلة. كل شيء آخر كما كان.',
  'settings.empty': 'فارغ في السجلات التي قُرئت',
  'settings.hidden': 'لا يُعرض: يبدو سرًّا',
  'settings.standard':
    '{count;zero=لا جداول قياسية;one=جدول قياسي واحد مُضمَّن دائمًا;two=جدولان قياسيان مُضمَّنان دائمًا;few=# جداول قياسية مُضمَّنة دائمًا;many=# جدولًا قياسيًا مُضمَّنًا دائمًا;other=# جدول قياسي مُضمَّن دائمًا}',
  'settings.rest':
    '{count;zero=ولا غيرها;one=وواحد آخر;two=واثنان آخران;few=و# أخرى;many=و# أخرى;other=و# أخرى}',
  'settings.nothing': 'لا شيء للاختيار: لا يرى تسجيل الدخول هذا شيئًا أضافته شركتك. كل ما هو قياسي مُضمَّن.',
  'settings.new': 'تضمين ما يُضاف لاحقًا أيضًا',
  'settings.new_hint': 'تُقرأ عندئذ الجداول والحقول الجديدة فور وجودها دون سؤال أحد.',
  'settings.unsaved':
    '{count;zero=لا تغييرات غير محفوظة.;one=تغيير واحد لم يُحفظ بعد.;two=تغييران لم يُحفظا بعد.;few=# تغييرات لم تُحفظ بعد.;many=# تغييرًا لم يُحفظ بعد.;other=# تغيير لم يُحفظ بعد.}',
  'settings.saved': 'تم الحفظ. يقرأ {app} هكذا من الآن.',
  'settings.not_saved': 'لم يُحفظ هذا. ما اخترته ما زال هنا: حاول مجددًا.',
  'settings.save': 'حفظ',
  'settings.undo': 'تراجع',
  'settings.undone': 'تم التراجع عن آخر تغيير.',
  'settings.skip': 'تخطٍّ',
  'settings.done': 'تم',
  'settings.leave': 'المغادرة دون حفظ',
  'settings.again': 'المحاولة مجددًا',
  'settings.paused': 'هذا الربط متوقف مؤقتًا',
  'settings.paused_explain': 'لا يُقرأ شيء من {system} حتى يُستأنف. استأنفه ثم اختر.',
  'settings.refused': 'يلزم أن يسجل أحد الدخول من جديد',
  'settings.refused_explain': 'لم يعد {system} يقبل تسجيل الدخول لهذا الربط. أعد الربط ثم اختر.',
  'settings.ended': 'انتهى هذا الربط',
  'settings.ended_explain': 'لم يبق ما يُختار. اربط {system} من جديد للمتابعة.',
  'settings.failed': 'تعذرت قراءة القائمة',
  'settings.failed_explain': 'لم يُجب {system} كما ينبغي. ما اختير من قبل كما كان. حاول مجددًا بعد لحظات.',
  'settings.lost': 'لا جواب',
  'settings.lost_explain': 'تحقق من اتصالك بالإنترنت ثم حاول مجددًا. ما اختير من قبل كما كان.',
};
