const config = {
  // The receiver reads files beside its own modules, and its engine may be a native one: neither can be bundled.
  serverExternalPackages: ['@earful/server'],
  // The inbox lives at `/earful/inbox/`, from where its own redirect leads; without this the two would send people round in circles.
  skipTrailingSlashRedirect: true,
};
export { config as default };
