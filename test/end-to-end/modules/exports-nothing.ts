export const optimizer = 'none';
