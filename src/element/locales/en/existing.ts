// English: what is said of a connection that is there already: signing in to it again, and choosing what it includes; loaded when it is
// needed. `….again` stands in the place of the sentence for a new connection.

/** The sentences by key. */
export const existingWords = {
  'prepare.heading.again': 'Before you reconnect {system}',
  'form.heading.again': 'Reconnect {system}',
  'form.unchanged': 'Until the new sign-in works, nothing changes for {app}.',
  'form.declined.again': 'Nothing was changed. What you typed is still here, except passwords.',
  'authorize.heading.again': 'Sign in to {system} again',
  'choose.declined.again': 'Nothing was changed. Choose another one, or go back to the sign-in details.',
  'connected.heading.again': '{system} is connected again',
  'connected.lead.again': '{app} can now read with the new sign-in. There is nothing left to do here.',
  'message.intro.again': 'we want to reconnect {system} with {app}. One thing is in the way:',
  'ended.heading.kept': 'Nothing was changed',
  'ended.lead.kept': 'The connection is as it was before. What you typed was destroyed.',

  'replace.heading': 'Replace what was connected?',
  'replace.lead': 'The new sign-in works, but leads somewhere else than before.',
  'replace.lead.unknown': 'The new sign-in works. {system} does not say whose it is: is it the right one?',
  'replace.account': 'Signed in as',
  'replace.choice': 'Company or site',
  'replace.address': 'Address',
  'replace.was': 'Before: {was}',
  'replace.unknown': 'not known',
  'replace.lost': 'It does not see these, which you chose: {what}.',
  'replace.more': '{what} and {count;one=# more;other=# more}',
  'replace.unseen': 'Whether it sees everything that you chose could not be looked at.',
  'replace.then': 'If you use it, {app} reads from there from now on. Until then, nothing changes.',
  'replace.yes': 'Use the new one',
  'replace.no': 'Go back',

  'settings.heading': 'Choose what is included',
  'settings.lead':
    '{app} reads everything that is standard in {system}. What your company has added to it is read only if you choose it here.',
  'settings.loading': 'Asking {system} what it has. This can take a moment.',
  'settings.ready': '{count;one=# table or field can be chosen;other=# tables and fields can be chosen}.',
  'settings.search': 'Search tables and fields',
  'settings.chosen': '{chosen@number} of {all@number} chosen',
  'settings.found': '{count;one=# found;other=# found}',
  'settings.choose_all': 'Choose all {count@number}',
  'settings.leave_all': 'Leave out all {count@number}',
  'settings.none': 'Nothing is called “{query}”.',
  'settings.more': 'Show more',
  'settings.custom': 'Custom',
  'settings.custom_table': '{count;one=Custom table with # field;other=Custom table with # fields}',
  'settings.belonging':
    '{count;one=# standard field is always included;other=# standard fields are always included}',
  'settings.gone': 'No longer in the system',
  'settings.examples': 'Examples',
  'settings.examples_of': 'Examples from {table}',
  'settings.examples_shown': 'Examples are shown with each field.',
  'settings.examples_failed': 'No examples could be read. Everything else is as it was.',
  'settings.empty': 'Empty in the records that were read',
  'settings.hidden': 'Not shown: it looks like a secret',
  'settings.standard':
    '{count;one=# standard table is always included;other=# standard tables are always included}',
  'settings.rest': '{count;one=and # more;other=and # more}',
  'settings.nothing':
    'There is nothing to choose: this sign-in sees nothing that your company has added. Everything standard is included.',
  'settings.new': 'Include what is added later, too',
  'settings.new_hint':
    'New custom tables and fields are then read as soon as they exist, without anybody being asked.',
  'settings.unsaved': '{count;one=# change is not saved yet.;other=# changes are not saved yet.}',
  'settings.saved': 'Saved. {app} reads it this way from now on.',
  'settings.not_saved': 'This was not saved. What you chose is still here: try again.',
  'settings.not_sure':
    'No answer came, so it is not certain that this was saved. What you chose is still here: try again.',
  'settings.save': 'Save',
  'settings.undo': 'Undo',
  'settings.undone': 'The last change was taken back.',
  'settings.skip': 'Skip',
  'settings.done': 'Done',
  'settings.leave': 'Leave without saving',
  'settings.again': 'Try again',
  'settings.reconnect': 'Reconnect',
  'settings.stays': 'What you chose stays here: it can be saved once the list is back.',
  'settings.paused': 'This connection is paused',
  'settings.paused_explain': 'Nothing is read from {system} until it is resumed. Resume it, then choose.',
  'settings.refused': 'Somebody has to sign in again',
  'settings.refused_explain':
    '{system} no longer accepts the sign-in of this connection. Reconnect it, then choose.',
  'settings.ended': 'This connection has ended',
  'settings.ended_explain': 'There is nothing left to choose. Connect {system} again to go on.',
  'settings.over': 'This list is no longer open',
  'settings.over_explain':
    'It was open for too long, or was opened in another window. Try again to open it anew.',
  'settings.failed': 'The list could not be read',
  'settings.failed_explain':
    '{system} did not answer as it should. What was chosen before is as it was. Try again in a moment.',
  'settings.lost': 'No answer',
  'settings.lost_explain':
    'Look whether you are online, then try again. What was chosen before is as it was.',
} as const;

/** A key of these sentences. */
export type ExistingKey = keyof typeof existingWords;
