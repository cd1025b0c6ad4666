/** The receiver reads files beside its own modules, and its engine may be a native one: neither can be bundled. */
const config = { serverExternalPackages: ['@earful/server'] };
export { config as default };
