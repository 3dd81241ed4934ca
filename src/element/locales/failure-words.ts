// Here: how a text with places for values becomes words on the screen, and which language a page gets. Not here: the texts, which
// live per language in the folders beside this file, and any view.

/** What did not work (`title`), and why and what mends it (`explain`); places as in `sentence`. */
export interface FailureWords {
  readonly title: string;
  readonly explain: string;
  /** Whose turn it is, where it is more than one person's; otherwise the owner's own words say it. */
  readonly turn?: string;
}

/** What is not possible now (`title`), and what to do about it (`explain`). */
export type TroubleWords = Omit<FailureWords, 'turn'>;
