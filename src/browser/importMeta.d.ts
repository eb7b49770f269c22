/** What vite.config.ts puts in at the build, beside Vite's own. */
interface ImportMetaEnv {
  readonly VITE_PROJECT?: { readonly version: string; readonly repository?: string }
}
