// How `npm run manifest` reads src/element into custom-elements.json: the public face of the elements only.

const isPublic = (member) =>
  !member.name.startsWith('#') &&
  member.privacy !== 'private' &&
  member.privacy !== 'protected' &&
  !member.internal;

/** `@internal` is not a field of the manifest: the plugin marks such members while the syntax tree is at hand. */
function markInternal({ ts, node, moduleDoc }) {
  if (!ts.isClassDeclaration(node) || !node.name) return;
  const declaration = moduleDoc.declarations?.find(({ name }) => name === node.name.getText());
  if (!declaration) return;
  if (isTagged(ts, node)) declaration.customElement = false;
  const hidden = node.members.filter((member) => isHidden(ts, member)).map(({ name }) => name.getText());
  declaration.members = declaration.members?.filter(({ name }) => !hidden.includes(name));
  declaration.attributes = declaration.attributes?.filter(({ fieldName }) => !hidden.includes(fieldName));
}

const isHidden = (ts, member) =>
  member.name !== undefined && (ts.isPrivateIdentifier(member.name) || isTagged(ts, member));

const isTagged = (ts, node) =>
  ts.getJSDocTags(node).some((tag) => ['internal', 'private'].includes(tag.tagName.text));

/** Leaves the modules that declare a custom element or register one, each with its public members, nothing else. */
function keepPublic({ customElementsManifest }) {
  const modules = customElementsManifest.modules ?? [];
  for (const module of modules) {
    module.declarations = module.declarations?.filter(({ customElement }) => customElement);
    for (const declaration of module.declarations ?? []) {
      declaration.members = declaration.members?.filter(isPublic);
      // An event that is only seen being dispatched has no name; the tag that documents it has.
      declaration.events = declaration.events?.filter(({ name }) => name);
    }
    const names = new Set(module.declarations?.map(({ name }) => name));
    module.exports = module.exports?.filter(
      ({ kind, declaration }) => kind === 'custom-element-definition' || names.has(declaration.name),
    );
  }
  customElementsManifest.modules = modules.filter(
    ({ exports, declarations }) => declarations?.length || exports?.length,
  );
}

export default {
  globs: ['src/element/**/*.ts'],
  exclude: ['src/element/server.ts', 'src/element/connections/server.ts'],
  litelement: true,
  packagejson: false,
  plugins: [{ name: 'public-face', analyzePhase: markInternal, packageLinkPhase: keepPublic }],
};
