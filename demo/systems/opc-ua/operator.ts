/** The user that the demo's server of OPC UA knows. */
export const operator = { username: 'operator', password: 'operator-2026' } as const;
