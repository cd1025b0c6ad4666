/** Version of this package. The bundler writes `<version>-<hash of the lazy chunks>` in its place. */
export const version = '0.1.0';
