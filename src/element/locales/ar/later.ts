// Arabic: what the screens after the search say.
import type { LaterPart } from '../parts.ts';

export * from './shared.ts';

/** The sentences of the later screens. */
export const laterWords: LaterPart['laterWords'] = {
  'prepare.heading': 'قبل ربط {system}',
  'prepare.have': 'ما يلزم أن يكون لديك',
  'prepare.do': 'كيف تحصل عليه',
  'prepare.copy': 'للتسليم إلى غيرك',
  'prepare.go': 'لديّ كل شيء',
  'guide.updated': 'بتاريخ {date@date}',

  'form.heading': 'ربط {system}',
  'form.safe': 'يُرسل ما تكتبه مشفّرًا إلى خدمة الربط، ولا يراه {app} أبدًا.',
  'form.guide': 'أين تجد هذه البيانات',
  'form.loading': 'جارٍ تحميل النموذج',
  'form.declined': 'لم يُربط شيء. ما كتبته ما زال هنا، ما عدا كلمات المرور.',
  'form.moved': 'نقلت الصفحة هذا النموذج. ما كتبته ما زال هنا؛ كلمة المرور وحدها تلزم كتابتها من جديد.',

  'authorize.heading': 'تسجيل الدخول إلى {system}',
  'authorize.safe': 'لا تكتب كلمة مرورك إلا لدى {host}. ولا يراها {app} ولا خدمة الربط أبدًا.',
  'authorize.guide': 'إذا أظهر تسجيل الدخول خطأ',

  'check.heading': 'جارٍ فحص الاتصال مع {system}',
  'check.lead': 'يستغرق هذا عادةً بضع ثوانٍ.',
  'check.worked': 'ما نجح: {what}',
  'check.worked.dns': 'العنوان',
  'check.worked.network': 'الطريق إلى الخادم',
  'check.worked.tls': 'الاتصال الآمن',
  'check.worked.service': 'استجابة النظام',
  'check.worked.auth': 'تسجيل الدخول',
  'check.worked.access': 'إذن القراءة',
  'check.worked.data': 'السجل الأول',
  'check.list': 'ما جرى فحصه',
  'check.ms': '{ms@number} مللي ثانية',
  'check.seconds': '{seconds@number} ث',
  'check.status.pending': 'ليس بعد',
  'check.status.running': 'قيد التنفيذ',
  'check.status.passed': 'تم',
  'check.status.warning': 'تم، مع ملاحظة',
  'check.status.failed': 'لم ينجح',
  'check.status.skipped': 'لم يُبلغ',
  'check.status.needs_action': 'في انتظار شخص ما',

  'choose.heading.company': 'ما الشركة المقصودة؟',
  'choose.heading.site': 'ما الموقع المقصود؟',
  'choose.heading.tenant': 'ما المستأجر المقصود (نطاق مستقل داخل النظام)؟',
  'choose.heading.database': 'ما قاعدة البيانات المقصودة؟',
  'choose.lead':
    'يصل تسجيل الدخول هذا إلى {count;zero=لا شيء;one=عنصر واحد;two=عنصرين;few=# عناصر;many=# عنصرًا;other=# عنصر}. اختر واحدًا؛ ويمكن ربط الباقي لاحقًا.',
  'choose.only': 'لا يصل تسجيل الدخول هذا إلا إلى هذا العنصر.',
  'choose.filter': 'تصفية القائمة',
  'choose.declined': 'لم يُربط شيء. اختر غيره، أو عُد إلى بيانات تسجيل الدخول.',
  'choose.none': 'لا شيء في القائمة يطابق ذلك.',

  'proof.heading': 'يستجيب {system}',
  'proof.newest': 'الأحدث في {table}',
  'proof.date': '{date@date}',
  'proof.question': 'هل هذا لكم؟',
  'proof.yes': 'نعم، التسليم إلى {app}',
  'proof.no': 'لا، العودة',

  'connected.lead': 'يستطيع {app} الآن القراءة منه. لم يبق ما يلزم فعله هنا.',
  'connected.proven': 'ما جرت تجربته',
  'connected.warnings': 'من المفيد أن تعرف',
  'connected.done': 'تم',
};
