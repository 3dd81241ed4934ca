/** The page that a person meets instead of another one when too much was asked: how long to wait, in their language. It asks again by itself. */
import type { Knock } from '../http/mount.ts';
import { ProblemError } from '../http/problem-error.ts';
import { pickLang, type Lang } from '../languages.ts';
import { plainPage } from './plain-page.ts';

interface BusyWords {
  readonly title: string;
  /** Of a page that loads itself again. */
  readonly waits: string;
  /** Of a tab that a form opened, and that cannot be loaded again. */
  readonly begins_anew: string;
}

const words: Readonly<Record<Lang, BusyWords>> = {
  en: {
    title: 'That was a lot at once',
    waits: 'Many requests came from your network. This page tries again by itself in {seconds} s.',
    begins_anew:
      'Many requests came from your network. Close this tab, go back to the page you came from, and open the sign-in there again in {seconds} s.',
  },
  de: {
    title: 'Das war viel auf einmal',
    waits:
      'Aus Ihrem Netz kamen viele Anfragen. Diese Seite versucht es in {seconds} s von selbst noch einmal.',
    begins_anew:
      'Aus Ihrem Netz kamen viele Anfragen. Schließen Sie diesen Tab, gehen Sie zurück zu der Seite, von der Sie kommen, und öffnen Sie die Anmeldung dort in {seconds} s noch einmal.',
  },
  fr: {
    title: 'C’était beaucoup à la fois',
    waits: 'Votre réseau a envoyé beaucoup de demandes. Cette page réessaie d’elle-même dans {seconds} s.',
    begins_anew:
      'Votre réseau a envoyé beaucoup de demandes. Fermez cet onglet, retournez à la page d’où vous venez et rouvrez-y l’identification dans {seconds} s.',
  },
  es: {
    title: 'Fueron demasiadas peticiones a la vez',
    waits: 'Su red envió muchas peticiones. Esta página lo intenta otra vez por su cuenta en {seconds} s.',
    begins_anew:
      'Su red envió muchas peticiones. Cierre esta pestaña, vuelva a la página de la que viene y abra allí el inicio de sesión otra vez en {seconds} s.',
  },
  ar: {
    title: 'طلبات كثيرة دفعة واحدة',
    waits: 'وصلت طلبات كثيرة من شبكتك. تعيد هذه الصفحة المحاولة من تلقاء نفسها بعد {seconds} ث.',
    begins_anew:
      'وصلت طلبات كثيرة من شبكتك. أغلق علامة التبويب هذه، وعُد إلى الصفحة التي جئت منها، وافتح تسجيل الدخول هناك مرة أخرى بعد {seconds} ث.',
  },
};

/** The words of a language. */
export const busyWords = (lang: Lang): BusyWords => words[lang];

/** Where the page may show: `framed` in the place of the frame. */
export interface BusyPlace {
  readonly framed?: boolean;
}

/** How a route that people look at says that a limit was reached; anything else that was thrown is not its matter. */
export const busyPage =
  ({ framed = false }: BusyPlace = {}) =>
  (error: unknown, { request, url, header }: Knock): Response | undefined => {
    if (!(error instanceof ProblemError) || error.code !== 'rate_limited') return undefined;
    const seconds = error.facts.headers?.['retry-after'] ?? '60';
    const lang = pickLang(`${url.searchParams.get('ui_locales') ?? ''} ${header('accept-language') ?? ''}`);
    const { title, waits, begins_anew } = busyWords(lang);
    const again = request.method === 'GET';
    const text = (again ? waits : begins_anew).replace('{seconds}', seconds);
    return plainPage({ lang, mark: 'problem', title, text, framed }, error.status, {
      'retry-after': seconds,
      // Without an address: the same page, whose query is not repeated in what it shows.
      ...(again && { refresh: seconds }),
    });
  };
