// English: the words of failures whose code this version does not know yet. Shared by the element and the frame.
// Not here: the codes that are known (failures.ts).
import type { StageName } from '../../../contract/index.ts';
import type { FailureWords } from '../failure-words.ts';

/** Words for codes that are newer than `failureWords`, by the stage they belong to. */
export const stageFailureWords: Record<StageName, FailureWords> = {
  input: { title: 'One value needs another look', explain: 'Go through the details once more.' },
  dns: {
    title: 'The address could not be found',
    explain: 'Check its spelling, or ask IT which address works from outside.',
  },
  network: {
    title: 'The server could not be reached',
    explain: 'IT can check whether it accepts connections from outside.',
  },
  tls: {
    title: 'No secure connection could be made',
    explain: 'IT can check the certificate and the encryption of the server.',
  },
  service: {
    title: 'The system did not answer as expected',
    explain: 'Check the address; the administrator of the system can look at its log.',
  },
  auth: {
    title: 'Signing in did not work',
    explain: 'Check the details, or ask the administrator of the system.',
  },
  access: {
    title: 'The user may not read the data',
    explain: 'The administrator of the system can grant the permission.',
  },
  data: {
    title: 'Reading a first record did not work',
    explain: 'The administrator of the system can check what this user sees.',
  },
  ready: {
    title: 'Finishing did not work on our side',
    explain: 'Run the check again; nothing has to be typed.',
  },
};
