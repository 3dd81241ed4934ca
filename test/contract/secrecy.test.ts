import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksSecret } from '../../src/contract/index.ts';
import { pastes } from '../element/pasted/pastes.ts';

const telling = [
  'Authorization: Bearer abcd1234efgh',
  'the password is: no; password=hunter22',
  'Passwort: Sommer2024',
  'Mot de passe : soleil24',
  'Contraseña: verano24',
  'كلمة المرور: صيف2024',
  'our key is 8f14e45fceea167a5a36dedd4bea2543, as I was told',
  'client_secret=abcd',
  '{"apiKey":"x1"}',
  'https://acme.blob.core.windows.net/x?sv=2024&sig=abcdefghijklmnopqrstuvwx%3D',
  'postgres://reader:p/ss@db.acme.example/plant',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl',
  '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl',
  'ghp_1234567890abcdefABCDEF',
];

const harmless = [
  'SAP S/4HANA',
  'Secret Server',
  'Token Ring Manager',
  '1Password',
  'ManageEngine Password Manager Pro',
  'tokenize',
  'Authorization: OAuth 2, by the maker’s portal',
  'MicrosoftDynamics365BusinessCentralOnPrem',
  'https://erp.acme.example:8443/users/@me',
  'https://acme.example/a/very/long/path/with/1234567890/and/more',
  'jan@acme.example asks; plant 7: version 2024.1',
  'The sign-in wants a password and a token, which we have.',
];

test('what somebody pastes with a secret in it looks secret', () => {
  const secret = pastes.filter((each) => Object.keys(each.secret ?? {}).length > 0);
  assert.ok(secret.length > 20);
  for (const { says, text } of secret) assert.ok(looksSecret(text), says);
  for (const text of telling) assert.ok(looksSecret(text), text);
});

test('names, notes and addresses do not', () => {
  for (const text of harmless) assert.ok(!looksSecret(text), text);
});

test('a megabyte made to be slow is read as a short text is', () => {
  const many = 1_000_000;
  const pieces = [
    'eyJ-',
    'eyJa',
    '://a:',
    '://',
    ':thin:a/',
    ' -u a',
    'password ',
    'token=',
    '"a',
    'x1-',
    'key',
  ];
  for (const piece of pieces) assert.ok(looksSecret(piece.repeat(many / piece.length)) !== undefined, piece);
});
