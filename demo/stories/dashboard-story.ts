/** A scene of the dashboard in Storybook's format: a service in the page answers as the scene says, each answer read by the contract. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { dashboardRoutes } from '../../src/contract/index.ts';
import type { DashboardRoute, DashboardRouteName } from '../../src/contract/index.ts';
import type { MakiniDashboard } from '../../src/pages/dashboard/dashboard.ts';
import { defineDashboard } from '../../src/pages/dashboard/define.ts';
import type { DashboardAnswer, DashboardScene } from './dashboard-scene.ts';

/** The head of a module of these stories. */
export const meta = (title: string): Meta => ({ title, component: 'makini-dashboard' });

const real = globalThis.fetch.bind(globalThis);
let played: DashboardScene | undefined;

const problem = ({
  refuses: code,
  status,
  wait,
  problems,
}: Exclude<DashboardAnswer, 'silent'> & {
  refuses: string;
  status: number;
  wait?: number;
  problems?: readonly unknown[];
}): Response =>
  new Response(JSON.stringify({ type: 'about:blank', title: code, status, code, reason: code, problems }), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...(wait !== undefined && { 'retry-after': String(wait) }),
    },
  });

const routeOf = (method: string, path: string): DashboardRouteName | undefined =>
  (Object.keys(dashboardRoutes) as DashboardRouteName[]).find((name) => {
    const route: DashboardRoute = dashboardRoutes[name];
    return (
      route.method === method && new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)
    );
  });

const answer = (name: DashboardRouteName): Promise<Response> => {
  const said = played?.answers[name] ?? { refuses: 'not_found', status: 404 };
  if (said === 'silent') return new Promise(() => undefined);
  if ('refuses' in said) return Promise.resolve(problem(said));
  const { answer: expected }: DashboardRoute = dashboardRoutes[name];
  const body = expected.body === undefined ? null : JSON.stringify(expected.body.parse(said.body));
  return Promise.resolve(new Response(body, { status: expected.status }));
};

const install = (): void => {
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    const route = url.pathname.startsWith('/dashboard/api/')
      ? routeOf(init?.method ?? 'GET', url.pathname)
      : undefined;
    return route ? answer(route) : real(input, init);
  };
};

/** The dashboard, in the language whose direction the page has. */
const page = (scene: DashboardScene): MakiniDashboard => {
  install();
  played = scene;
  history.replaceState(null, '', `${location.pathname}${location.search}${scene.at}`);
  defineDashboard();
  const element = document.createElement('makini-dashboard');
  const { documentElement: root } = document;
  const follow = (): void => {
    if (!element.isConnected) return watch.disconnect();
    element.speak(root.dir === 'rtl' ? 'ar' : root.lang);
  };
  const watch = new MutationObserver(follow);
  watch.observe(root, { attributeFilter: ['dir', 'lang'] });
  setTimeout(follow);
  return element;
};

const patience = 30_000;

const until = async <T>(what: string, look: () => T | null | undefined | false): Promise<T> => {
  for (const end = performance.now() + patience; performance.now() < end;) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`It never came to be: ${what}.`);
};

/** Looks into every root of the dashboard. */
const find = (root: ParentNode | null | undefined, at: string): HTMLElement | null => {
  const here = root?.querySelector<HTMLElement>(at);
  if (here) return here;
  for (const each of root?.querySelectorAll('*') ?? []) {
    const inside = each.shadowRoot ? find(each.shadowRoot, at) : null;
    if (inside) return inside;
  }
  return null;
};

const play = async (element: Element, { acts = [], shows }: DashboardScene): Promise<void> => {
  for (const { at, text } of acts) {
    const target = await until(at, () => find(element.shadowRoot, at));
    if (text === undefined) target.click();
    else {
      (target as HTMLInputElement).value = text;
      target.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
  }
  await until(shows, () => find(element.shadowRoot, shows));
};

/** A scene as a story; the page's root says when it stands, or why not. */
export const storyOf = (title: string, scene: DashboardScene | undefined): StoryObj => {
  if (!scene) throw new Error(`A story of ${title} has no scene.`);
  return {
    name: scene.name,
    render: () => page(scene),
    play: async ({ canvasElement, id }) => {
      const { dataset } = document.documentElement;
      const element = canvasElement.querySelector('makini-dashboard');
      await (element ? play(element, scene) : Promise.reject(new Error('no dashboard'))).catch(
        (error: unknown) => {
          dataset['stands'] = String(error);
          throw error;
        },
      );
      dataset['stands'] = `yes ${id}`;
    },
  };
};
