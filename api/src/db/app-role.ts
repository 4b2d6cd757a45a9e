/** The role that requests run as: owns nothing, bypasses nothing ([SEC1]). */
export const APP_ROLE = 'werkstadt_app';
