export const factor: number = 1;
