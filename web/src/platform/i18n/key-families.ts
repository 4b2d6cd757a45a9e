/**
 * Beginnings of the message keys that are built from data. Only these are kept together for `messageByKey`; every other
 * message is loaded with the screen that says it.
 */
export const keyFamilies = [
  'account_role_',
  'draw_without_map_intro_',
  'error_',
  'help_sign_',
  'kind_',
  'map_location_',
  'me_act_',
  'order_',
  'privacy_life_',
  'privacy_store_',
  'review_decision_',
  'review_order_',
  'state_',
  'ui_notice_',
] as const;

export type KeyedMessage = `${(typeof keyFamilies)[number]}${string}`;
