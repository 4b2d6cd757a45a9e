/** From web/package.json; the build puts it in. */
declare const __APP_VERSION__: string;

export const appVersion: string = __APP_VERSION__;
