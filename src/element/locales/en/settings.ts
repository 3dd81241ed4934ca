// English: where people choose what a connection includes; loaded when it is needed.

/** The sentences by key. */
export const settingsWords = {
  'settings.heading': 'Choose what is included',
  'settings.lead':
    '{app} reads everything that is standard in {system}. What your company has added to it is read only if you choose it here.',
  'settings.loading': 'Asking {system} what it has. This can take a moment.',
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
  'settings.save': 'Save',
  'settings.undo': 'Undo',
  'settings.undone': 'The last change was taken back.',
  'settings.skip': 'Skip',
  'settings.done': 'Done',
  'settings.leave': 'Leave without saving',
  'settings.again': 'Try again',
  'settings.paused': 'This connection is paused',
  'settings.paused_explain': 'Nothing is read from {system} until it is resumed. Resume it, then choose.',
  'settings.refused': 'Somebody has to sign in again',
  'settings.refused_explain':
    '{system} no longer accepts the sign-in of this connection. Reconnect it, then choose.',
  'settings.ended': 'This connection has ended',
  'settings.ended_explain': 'There is nothing left to choose. Connect {system} again to go on.',
  'settings.failed': 'The list could not be read',
  'settings.failed_explain':
    '{system} did not answer as it should. What was chosen before is as it was. Try again in a moment.',
  'settings.lost': 'No answer',
  'settings.lost_explain':
    'Look whether you are online, then try again. What was chosen before is as it was.',
} as const;

/** A key of these sentences. */
export type SettingsKey = keyof typeof settingsWords;
