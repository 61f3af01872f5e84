/** What is counted, and what was found and read of a dataset, in Chinese, by the template of its English. */
import type { EngineWords } from '../engineWords.ts'

export const datasetSentencesInChinese: EngineWords['sentences'] = {
  '{count} user': '{count} 个用户',
  '{count} users': '{count} 个用户',
  '{count} item': '{count} 个物品',
  '{count} items': '{count} 个物品',
  '{count} interaction': '{count} 次交互',
  '{count} interactions': '{count} 次交互',
  '{count} repetition': '{count} 次重复',
  '{count} repetitions': '{count} 次重复',
  '{count} seed': '{count} 个种子',
  '{count} seeds': '{count} 个种子',
  '{count} rule': '{count} 条规则',
  '{count} rules': '{count} 条规则',
  '{count} distinct rule': '{count} 条不同的规则',
  '{count} distinct rules': '{count} 条不同的规则',
  '{count} field': '{count} 个字段',
  '{count} fields': '{count} 个字段',
  '{count} row': '{count} 行',
  '{count} rows': '{count} 行',
  '{count} value': '{count} 个值',
  '{count} values': '{count} 个值',
  '{count} test item': '{count} 个测试物品',
  '{count} test items': '{count} 个测试物品',
  '{count} test user': '{count} 个测试用户',
  '{count} test users': '{count} 个测试用户',
  '{count} tested user': '{count} 个被测用户',
  '{count} tested users': '{count} 个被测用户',
  '{count} candidate list': '{count} 个候选列表',
  '{count} candidate lists': '{count} 个候选列表',
  '{count} client update': '{count} 次客户端更新',
  '{count} client updates': '{count} 次客户端更新',
  '{count} router-centric update': '{count} 次以路由为中心的更新',
  '{count} router-centric updates': '{count} 次以路由为中心的更新',
  '{count} interaction was': '{count} 次交互',
  '{count} interactions were': '{count} 次交互',
  '{count} row describes': '{count} 行',
  '{count} rows describe': '{count} 行',
  'under 0.1 %': '不足 0.1 %',
  'an item': '一个物品',
  'On average {mean} of all training interactions happened after the test interaction of a user. {items} of {all} ({share}) occur in training only later than the test.':
    '平均有 {mean:phrase} 的训练交互发生在用户的测试交互之后。{all} 个测试物品中有 {items:number} 个（{share:phrase}）在训练中只出现于测试之后。',
  'On average {mean} of all training interactions happened after the test interaction of a user. {items} of {all} ({share}) occurs in training only later than the test.':
    '平均有 {mean:phrase} 的训练交互发生在用户的测试交互之后。{all} 个测试物品中有 {items:number} 个（{share:phrase}）在训练中只出现于测试之后。',
  'The source tells no times, so nobody can say what of the training happened after the test.':
    '来源没有时间，因此无从得知训练中有哪些发生在测试之后。',
  'Sampled negatives exclude the whole sequence of a user: {users} of {all} ({share}) has {items} of their own history among the negatives.':
    '采样的负例排除了用户的整个序列：{all} 个用户中有 {users:number} 个（{share:phrase}）的负例中含有自身历史的{items:phrase}。',
  'Sampled negatives exclude the whole sequence of a user: {users} of {all} ({share}) have {items} of their own history among the negatives.':
    '采样的负例排除了用户的整个序列：{all} 个用户中有 {users:number} 个（{share:phrase}）的负例中含有自身历史的{items:phrase}。',
  '{users} of {all} ({share}) has {items} of their own history among the negatives.':
    '{all} 个用户中有 {users:number} 个（{share:phrase}）的负例中含有自身历史的 {items:phrase}。',
  '{users} of {all} ({share}) have {items} of their own history among the negatives.':
    '{all} 个用户中有 {users:number} 个（{share:phrase}）的负例中含有自身历史的 {items:phrase}。',
  '{items} of {all} ({share}) {have} no title, or one that is no more than an id or markup; {testItems} are among them.':
    '{all} 个物品中有 {items:number} 个（{share:phrase}）没有标题，或标题只是 id 或标记；其中有 {testItems:number} 个测试物品。',
  '{items} of {all} ({share}) {have} no title, or one that is no more than an id or markup; {testItems} is among them.':
    '{all} 个物品中有 {items:number} 个（{share:phrase}）没有标题，或标题只是 id 或标记；其中有 {testItems:number} 个测试物品。',
  '{users} of {all} {have} the same item twice in the sequence; {known} of {tested} ({share}) took the test item before.':
    '{all} 个用户中有 {users:number} 个的序列含有两次同一物品；{tested} 个被测用户中有 {known:number} 个（{share:phrase}）此前选过测试物品。',
  '{lists} of {all} ({share}) {hold} the same title twice; in {withTestItem} it is that of the test item.':
    '{all} 个候选列表中有 {lists:number} 个（{share:phrase}）含有两个相同的标题；其中 {withTestItem} 个为测试物品的标题。',
  '{items} of {all} ({share}) never {occur} in training; of the negatives {negatives} do not.':
    '{all} 个测试物品中有 {items:number} 个（{share:phrase}）从未在训练中出现；负例中未出现的占 {negatives:phrase}。',
  '{without} of {all} {have} no training item and {single} a single one; {untested} have too few interactions to be tested.':
    '{all} 个测试用户中有 {without:number} 个没有训练物品，{single} 个只有一个；{untested:number} 个用户交互太少，无法测试。',
  '{without} of {all} {have} no training item and {single} a single one; {untested} has too few interactions to be tested.':
    '{all} 个测试用户中有 {without:number} 个没有训练物品，{single} 个只有一个；{untested:number} 个用户交互太少，无法测试。',
  'NDCG@1, @5 and @10 are {one}, {five} and {ten}. At 10 that is above what random orders reach: {floor}, in 95 of 100 cases from {low} to {high}.':
    'NDCG@1、@5 与 @10 为 {one}、{five} 与 {ten}。在 10 处高于随机顺序所达到的范围：{floor}，100 次中有 95 次在 {low} 至 {high} 之间。',
  'NDCG@1, @5 and @10 are {one}, {five} and {ten}. At 10 that is below what random orders reach: {floor}, in 95 of 100 cases from {low} to {high}.':
    'NDCG@1、@5 与 @10 为 {one}、{five} 与 {ten}。在 10 处低于随机顺序所达到的范围：{floor}，100 次中有 95 次在 {low} 至 {high} 之间。',
  'NDCG@1, @5 and @10 are {one}, {five} and {ten}. At 10 that is within what random orders reach: {floor}, in 95 of 100 cases from {low} to {high}.':
    'NDCG@1、@5 与 @10 为 {one}、{five} 与 {ten}。在 10 处处于随机顺序所达到的范围之内：{floor}，100 次中有 95 次在 {low} 至 {high} 之间。',
  'No file describes the items; they are called by their ids.': '没有文件描述物品；以其 id 称呼。',
  'An article at the end of a title was moved to its beginning.': '标题末尾的冠词已移到开头。',
  'The first of several categories was left out, as all items of {source} have it.':
    '多个类别中的第一个已略去，因为 {source} 的所有物品都有它。',
  'all count.': '全部计入。',
  'the earliest counts.': '以最早的为准。',
  'one field': '一个字段',
  'one row has': '一行',
  'one row repeats': '一行',
  'one user': '一个用户',
  '{count} row has': '{count} 行',
  '{count} row repeats': '{count} 行',
  '{count} rows have': '{count} 行',
  '{count} rows repeat': '{count} 行',
  '{rows} an item that the user took before, at another time; {then}':
    '{rows:phrase}的物品是用户此前在另一时间选过的；{then:phrase}',
  '{rows} user and item of an earlier one; {then}': '{rows:phrase}与先前一行的用户和物品相同；{then:phrase}',
  '{rows} user, item and time of an earlier one; {then}':
    '{rows:phrase}与先前一行的用户、物品和时间相同；{then:phrase}',
  '{interactions} interactions of {users} happened at the same time as another of the user; they keep the order of the file.':
    '{users:phrase}的 {interactions} 次交互与该用户的另一次交互发生在同一时间；保持文件中的顺序。',
  'times are {unit} since 1970.': '时间为自 1970 年起的{unit:phrase}。',
  seconds: '秒',
  milliseconds: '毫秒',
  microseconds: '微秒',
  nanoseconds: '纳秒',
  'the quotation marks around {fields} of {column} were removed, as CSV writers put them.':
    '{column} 的 {fields:phrase}外的引号已去除，它们由 CSV 写入程序所加。',
  'the quotation marks in {column} were kept, since row {row} is not quoted as others are.':
    '{column} 中的引号已保留，因为第 {row} 行的引号与其他行不同。',
  '{file} was left out, as it cannot be read: found {found}.': '{file} 无法读取，已略去：其中为 {found}。',
  '{file} was read as {encoding}.': '{file} 按 {encoding} 读取。',
  '{file}: no interactions were found.': '{file}：没有找到交互。',
  '{file}: {facts} of {all} facts are about the {items} items that {link} links; the others were left out.':
    '{file}：{all} 条事实中有 {facts} 条关于 {link} 所链接的 {items} 个物品；其余已略去。',
  '{file}: {interactions} left out with items that were rejected.':
    '{file}：{interactions:phrase}随被拒绝的物品一并略去。',
  '{file}: {rejected} of {rows} was rejected; it is listed in rejects.csv beside the dataset.':
    '{file}：{rows:phrase}中有 {rejected} 行被拒绝；列于数据集旁的 rejects.csv。',
  '{file}: {rejected} of {rows} were rejected; they are listed in rejects.csv beside the dataset.':
    '{file}：{rows:phrase}中有 {rejected} 行被拒绝；列于数据集旁的 rejects.csv。',
  '{file}: {rows} an item again; the first row with a title counts.':
    '{file}：{rows:phrase}再次描述了某个物品；以首个有标题的行为准。',
  '{file}: {values} of {column} are no numbers and count as missing.':
    '{file}：{column} 的 {values:phrase}不是数字，按缺失计。',
  '{file}: {values} of {column} is no number and counts as missing.':
    '{file}：{column} 的 {values:phrase}不是数字，按缺失计。',
  'A system in use could not have known this. Say so with the results; comparisons between methods are fairer than single figures, and a split at one point of time has no such look ahead.':
    '实际使用的系统不可能知道这些。请在结果旁注明；方法之间的比较比单个数值更公平，按单一时间点划分则不会如此预见未来。',
  'Import a source with times to see how far leave-one-out looks into the future of other users.':
    '请导入带时间的来源，以查看留一法在多大程度上预见其他用户的未来。',
  'A method that knows a user well ranks these items high and is marked down for it. Import the interactions without the given candidates, so that negatives are sampled outside of the sequence, or leave these users out.':
    '了解用户的方法会把这些物品排在前面，却因此扣分。请不带给定候选地导入交互，使负例在序列之外采样，或略去这些用户。',
  'Agents begin from titles. Leave items without one out at the import, or take a source that has them.':
    '智能体从标题开始。请在导入时略去没有标题的物品，或使用带标题的来源。',
  'Ranking the history first finds such test items without any learning. Import with duplicates left out (first or last), unless repeated use is what is studied.':
    '把历史排在前面无需任何学习即可找到这类测试物品。除非研究的正是重复使用，请在导入时去除重复（保留最早或最近）。',
  'Whoever reads titles has to guess between these items. Prompts tell candidates apart by number; where many lists are concerned, give titles their year or format, or leave out one of the two items.':
    '只读标题者只能在这些物品之间猜测。提示词以编号区分候选；若涉及许多列表，请在标题中加入年份或格式，或略去两个物品之一。',
  'Nothing personal can be learnt of such users. Import with a shortest length of the sequence, such as 5, if they are not what is studied.':
    '从这类用户无法学到个人偏好。若研究的不是他们，请在导入时设定序列的最短长度，例如 5。',
  'Tables of another source': '其他来源的表格',
  '{rows}, left out and listed in rejects.csv beside the dataset':
    '{rows}，已略去并列于数据集旁的 rejects.csv',
  'none; the files are taken as they are': '无；文件按原样采用',
  'the users': '用户',
  'nine negatives of each user, kept with the dataset': '每个用户的九个负例（随数据集保存）',
  '{seed}, by which nothing was drawn': '{seed}，未用于抽取',
  '{seed}, which drew {drawn}': '{seed}，用于抽取{drawn}',
}
