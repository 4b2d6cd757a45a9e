/** From web/package.json; the build puts it in. */
declare const __APP_VERSION__: string;

export const appVersion: string = __APP_VERSION__;

/** Names the code that reads rows; the build puts it in. */
declare const __ROW_FORM__: string;

export const rowForm: string = __ROW_FORM__;
