/** What to type for the test ERP, whose people sign in at its own page. */
import { people, registered } from './systems/oauth-erp/oauth-erp.ts';

/** The lines to print. */
export const erpLines = (address: string): string[] => {
  const { code, program } = registered;
  const { planner, visitor } = people;
  return [
    '  Search for “Larkfield test ERP (sign-in page)”, go on with “I have everything”, then type:',
    `    Address          ${address}`,
    `    Client ID        ${code.id}`,
    `    Client secret    ${code.secret}`,
    `  In the new tab: ${planner.user} / ${planner.password} and “Allow”.`,
    `  To see it fail: “Decline”, another client secret, or ${visitor.user} / ${visitor.password}.`,
    `  The same without a person, “(client credentials)”: ${program.id} / ${program.secret}`,
  ];
};
