/** Doors with little room behind them: few are inside at once, the others wait in the order in which they came. */

interface Door {
  /** Inside, or on the way in. */
  here: number;
  inside: number;
  /** How often somebody has left: what was known before may be old. */
  left: number;
  readonly waiting: (() => void)[];
}

const isIn = async (door: Door, room: () => Promise<number>): Promise<boolean> => {
  for (;;) {
    const { left } = door;
    const most = await room();
    if (left !== door.left) continue;
    if (door.inside >= most) return false;
    door.inside += 1;
    return true;
  }
};

/** Doors by name. */
export class Doors {
  readonly #doors = new Map<string, Door>();

  /**
   * Resolves inside, with how to leave. `room` says how many may be inside now, at least one, or throws when nobody is to come in any
   * more; it is asked again when somebody has left.
   */
  async enter(name: string, room: () => Promise<number>): Promise<() => void> {
    const door = this.#doors.get(name) ?? { here: 0, inside: 0, left: 0, waiting: [] };
    this.#doors.set(name, door);
    door.here += 1;
    try {
      while (!(await isIn(door, room))) await new Promise<void>((resolve) => void door.waiting.push(resolve));
    } catch (error) {
      this.#go(name, door);
      throw error;
    }
    // There may be room for another one by now.
    door.waiting.shift()?.();
    return () => {
      door.inside -= 1;
      door.left += 1;
      this.#go(name, door);
    };
  }

  #go(name: string, door: Door): void {
    door.here -= 1;
    if (door.here === 0) this.#doors.delete(name);
    door.waiting.shift()?.();
  }
}
