export default { name: 'Foreign', options: {}, state: [] };
