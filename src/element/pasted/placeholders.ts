const placeholder =
  /^(?:<.*>|\[.*\]|\{\{.*\}\}|\$\{?\w+\}?|%\w+%|\*+|x{4,}|•+|\.{3}|…|(?:your|my|the)[-_ ].*|(?:password|secret|token|api[-_]?key|changeme))$/i;

/** Documentation has words in the place of a secret: those are none. */
export const unlessPlaceholder = (value: string | undefined): string | undefined =>
  value === undefined || placeholder.test(value.trim()) ? undefined : value;
