/** The switch of years. */
export const years = {
  year: (year: number) => `${year} 年`,
  previous: '上一年',
  following: '下一年',
}
