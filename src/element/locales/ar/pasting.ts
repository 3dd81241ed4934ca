// Arabic: what the frame says of things pasted, dropped or chosen.
import type { PastingPart } from '../parts.ts';

/** The sentences. */
export const pastingWords: PastingPart['pastingWords'] = {
  paste_hint: 'عنوان أو سلسلة اتصال أو أمر curl أو ملف مفتاح. كلمات المرور والمفاتيح تذهب إلى حقولها فقط.',
  paste_file: 'اختر ملفًا',
  paste_filled: 'مُلئ: {fields}.',
  paste_way: 'هذه طريقة أخرى لتسجيل الدخول، لذلك تغيّر النموذج.',
  paste_rest: 'ما ليس له مكان في هذا النموذج تُرك.',
  paste_other: 'هذا لـ {engine} وليس لـ {system}. لم يُملأ شيء، ونصك ما زال هنا.',
  paste_unknown: 'لا يُعرف أن شيئًا من هذا يناسب هنا. لم يُملأ شيء، ونصك ما زال هنا.',
};
