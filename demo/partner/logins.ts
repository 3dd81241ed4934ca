/** Who is logged in at the demo's product: two customers, one signed cookie. No passwords: it is a demo on this machine. */
import type { Context } from 'hono';
import { deleteCookie, setSignedCookie } from 'hono/cookie';
import { parseSigned } from 'hono/utils/cookie';

/** A person at one of the product's customers. */
export interface Login {
  readonly id: string;
  readonly company: string;
  readonly person: string;
  readonly role: string;
}

/** The two customers to switch between. */
export const logins: readonly [Login, Login] = [
  { id: 'birch-mill', company: 'Birch Mill Paper', person: 'Ines Albrecht', role: 'Maintenance planner' },
  { id: 'harbour-foods', company: 'Harbour Foods', person: 'Tom Okafor', role: 'Plant engineer' },
];

const cookie = 'larkfield_session';

/** The login with this id. */
export const loginById = (id: unknown): Login | undefined => logins.find((login) => login.id === id);

/** Reads, sets and ends logins with a key of the demo's data folder. */
export class Logins {
  readonly #key: Uint8Array<ArrayBuffer>;

  /** The key in base64. */
  constructor(key: string) {
    this.#key = new Uint8Array(Buffer.from(key, 'base64'));
  }

  /** Who is logged in, by the request's cookie; null for nobody and for a cookie that was tampered with. */
  async of(request: Request): Promise<Login | null> {
    const header = request.headers.get('cookie');
    if (header === null) return null;
    const found = await parseSigned(header, this.#key, cookie);
    return loginById(found[cookie]) ?? null;
  }

  /** Logs somebody in: HttpOnly, SameSite=Lax, for this browser session. */
  async set(context: Context, login: Login): Promise<void> {
    await setSignedCookie(context, cookie, login.id, this.#key, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
    });
  }

  /** Logs out. */
  end(context: Context): void {
    deleteCookie(context, cookie, { path: '/' });
  }
}
