// `npm run sbom`: prints the bill of materials (CycloneDX) of what is installed with the package, from the lock file, offline.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './stamp.ts';

interface Component {
  readonly 'bom-ref': string;
}
interface Bom {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}
interface Locked {
  readonly version?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
}

const readJson = <T>(file: string): T => JSON.parse(readFileSync(join(root, file), 'utf8')) as T;

/** What is installed with the package, as `name@version`. */
const shipped = (packages: Readonly<Record<string, Locked>>): ReadonlySet<string> =>
  new Set(
    Object.entries(packages)
      .filter(([place, { dev, devOptional, peer }]) => place !== '' && !dev && !devOptional && !peer)
      .map(([place, { version = '' }]) => `${place.replace(/^.*node_modules\//, '')}@${version}`),
  );

/** The bill as npm writes it, with two things put right: npm's own `--omit dev` drops what a development package needs as well, and it takes the folder's name for the package's. */
export function billOfMaterials(): object {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--offline'];
  const size = { maxBuffer: 256 * 1024 * 1024 };
  const said = execFileSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    ...size,
  });
  const bom = JSON.parse(said) as Bom;
  const { packages } = readJson<{ packages: Record<string, Locked> }>('package-lock.json');
  const { name } = readJson<{ name: string }>('package.json');
  const wanted = shipped(packages);
  const components = bom.components.filter((component) => wanted.has(component['bom-ref']));
  const kept = new Set(components.map((component) => component['bom-ref']));
  const own = bom.metadata.component;
  const dependencies = bom.dependencies
    .filter(({ ref }) => kept.has(ref) || ref === own['bom-ref'])
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => kept.has(each)) }));
  return { ...bom, metadata: { ...bom.metadata, component: { ...own, name } }, components, dependencies };
}

if (import.meta.main) console.log(JSON.stringify(billOfMaterials(), null, 2));
