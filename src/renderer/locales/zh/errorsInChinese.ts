/** The words of every error code in Chinese, for the window; terminals and logs stay English. */
import type { ErrorLanguage, ErrorWords } from '#shared/errors/errorLanguage.ts'
import { changedPart } from '../changedPart.ts'
import { phrasesInChinese } from './phrasesInChinese.ts'
import { systemErrorsInChinese } from './systemErrorsInChinese.ts'

interface Difference {
  readonly expected: string
  readonly found: string
}

const difference = ({ expected, found }: Difference): string => `应为 ${expected}，实际为 ${found}`
const about = (thing: string, parts: Difference): string => `${thing}：${difference(parts)}。`
const head = (hash: string): string => `${hash.slice(0, 12)}…`
const room = (bytes: number): string =>
  bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`
const said = (title: string, statement: string, advice = ''): ErrorWords => ({ title, statement, advice })

/** As in the English words, by whether a newer version wrote the record. */
const ADVICE_ON_RECORDS = {
  no: '该文件被其他程序改动；请恢复原文件后继续。',
  surely: '未作任何改动。请用写成它的版本或更新的版本打开。',
  perhaps: '未作任何改动。请尝试更新的版本；若仍无法识别，则该文件被其他程序改动，需要恢复。',
} as const

const WORDS: ErrorLanguage['words'] = {
  'dataset-rows-invalid': ({ total }) =>
    said('部分行无法读取', `有 ${total} 行无法读取；未导入任何内容。`, '请更正这些行后重新导入。'),
  'dataset-files-missing': ({ folder, expected, found }) =>
    said(
      '这些不是数据集的文件',
      `${folder} 中应有 ${expected}，实际为 ${found}。`,
      '请选择 Amazon 评论、MovieLens 或 RecBole 的文件，或含用户列与物品列的表格。',
    ),
  'dataset-exists': ({ name }) =>
    said('数据集名称已被占用', `已有名为 ${name} 的数据集。`, '请另取一名，或先删除该数据集。'),
  'dataset-unknown': ({ name, known }) =>
    said(
      '未知的数据集',
      `没有名为 ${name} 的数据集。已知：${known.join('、') || '无'}（以及 demo）。`,
      '请导入它，或另选一个。',
    ),
  'dataset-damaged': ({ name, folder, found }) =>
    said(
      '数据集已损坏',
      `${folder} 中应有数据集 ${name}，但其文件无法读取：${found}。使用它的运行完好无损，只有继续运行时才需要它。`,
      '请删除它并从原始文件重新导入，或用备份恢复该文件夹。',
    ),
  'name-invalid': ({ expected, found }) =>
    said('此名称不能使用', `名称应为 ${expected}，实际为 ${found === '“”' ? found : `“${found}”`}。`),
  'dataset-changed': ({ name, expected, found }) =>
    said(
      '数据集在运行开始之后已改变',
      `数据集 ${name} 不是此运行开始时所用的（应为 ${head(expected)}，实际为 ${head(found)}）。`,
      '请以此名称重新导入原数据，然后继续。',
    ),
  'dataset-too-small': (details) => said('数据集太小', `${difference(details)}。`),
  'hyperparameter-invalid': ({ issues }) =>
    said('部分超参数超出范围', issues.map((issue) => about(issue.name, issue)).join('\n')),
  'run-exists': ({ folder }) =>
    said('已有一个运行', `${folder} 不是空的。`, '请另选一个文件夹，或继续那里的运行。'),
  'run-unknown': ({ folder }) =>
    said('没有这个运行', `${folder} 中没有运行。`, '它可能已被移除。请查看运行列表。'),
  'run-busy': ({ folder, owner }) =>
    said('另一进程正在写此运行', `${owner} 正在写 ${folder}。`, '请先停止它，或等待其结束。'),
  'lock-lost': ({ folder, owner }) =>
    said(
      '此运行的锁已被取走',
      `${folder}：应为本进程的锁，实际属于 ${owner}。此后没有写入任何内容。`,
      '请在没有其他进程写此运行时继续它。',
    ),
  'run-differs': ({ folder, parts }) =>
    said(
      '该运行将不再是同一次运行',
      `${folder} 中的运行开始时的以下内容已改变：${parts.map((part) => changedPart(part, (text) => phrasesInChinese[text] ?? text)).join('、')}。运行保持原样，未作改动。`,
      '请恢复它们（被修改的 manifest.json，或使用先前版本的工作台），重新开始运行，或执意继续：此后运行会注明这一点。',
    ),
  'run-corrupt': ({ file, row, newer, ...parts }) =>
    said(
      newer === 'surely' ? '此运行来自更新的版本' : '此运行的记录被外部改动',
      about(`${file}，第 ${row} 行`, parts),
      ADVICE_ON_RECORDS[newer ?? 'no'],
    ),
  'index-changed': ({ folder }) =>
    said(
      '向量索引被外部改动',
      `${folder} 中的文件应为此运行所写的内容，实际已被改动。运行日志中的内容完好无损。`,
      '请继续此运行：索引会根据日志重新计算。',
    ),
  'client-unknown': ({ client, expected }) =>
    said('没有这个客户端', `没有客户端 ${client}：应为 ${expected}。`),
  'model-failed': ({ model, call, reason }) =>
    said('模型没有给出回答', `模型 ${model} 没有回答 ${call}：${reason}`, '请继续该运行以重新提问。'),
  'model-invalid': ({ path, ...parts }) =>
    said('模型文件无法使用', about(`${path} 无法使用`, parts), '请另选一个文件，或重新下载。'),
  'model-memory': ({ path, needed, reason }) =>
    said(
      '内存放不下此模型',
      `内存放不下 ${path}：权重 ${(needed / 1e9).toFixed(1)} GB。${reason}`,
      '请选择更小的量化、更少的序列或更短的上下文。',
    ),
  'model-changed': ({ path, expected, found }) =>
    said(
      '这不是运行开始时所用的模型',
      `${path} 不是此运行开始时所用的模型（应为 ${head(expected)}，实际为 ${head(found)}）。`,
      '请放回原文件后继续。',
    ),
  'model-place-gone': ({ path, ...parts }) =>
    said('添加的模型文件夹不在了', about(path, parts), '请接上其磁盘后重新扫描，或移除该文件夹。'),
  'download-failed': ({ address, ...parts }) =>
    said('下载已停止', about(address, parts), '已下载的部分会保留。点“继续”即可从该处接着下载。'),
  'download-corrupt': ({ file, expected, found }) =>
    said(
      '下载的文件与预期不符',
      `${file} 已损坏或是另一个文件：SHA-256 应为 ${expected}，实际为 ${found}。`,
      '未保留任何内容；请重新下载，并与其页面上的校验值比较。',
    ),
  'download-state': ({ file, ...parts }) => said('此下载目前不能这样操作', about(file, parts)),
  'disk-full': ({ folder, needed, free }) =>
    said(
      '磁盘空间不足',
      `${folder}：需要 ${room(needed)}，实际可用 ${room(free)}。`,
      '请在此磁盘上腾出空间，然后继续。',
    ),
  'reply-missing': ({ call }) =>
    said('缺少一条回答', `没有保存对 ${call} 的回答。`, '不用模型的重放需要整个运行的全部回答。'),
  'argument-invalid': ({ argument, ...parts }) => said('有一个值不能使用', about(argument, parts)),
  'run-state': ({ run, ...parts }) => said('此运行目前不能这样操作', about(`运行 ${run}`, parts)),
  'study-unknown': ({ study }) =>
    said('没有这项研究', `没有名为 ${study} 的研究。`, '它可能已被移除。请查看研究列表。'),
  'study-state': ({ study, ...parts }) => said('此研究目前不能这样操作', about(`研究 ${study}`, parts)),
  'study-invalid': ({ issues }) =>
    said(
      '这不是研究文件',
      issues
        .map(({ line, column, path, ...parts }) =>
          about(line === 0 ? path : `第 ${line} 行第 ${column} 列：${path}`, parts),
        )
        .join('\n'),
      '研究文件可写的内容见文档中的“studies”一章。',
    ),
  'source-unknown': ({ expected }) => said('所选文件已不可用', `需要 ${expected}；请重新选择文件。`),
  'call-invalid': ({ call, ...parts }) =>
    said('引擎不理解页面的请求', about(call, parts), '请重新载入页面；页面与引擎的版本可能不同。'),
  'too-large': ({ what, limit, found }) => said('太大了', `${what}：最多 ${limit}，实际为 ${found}。`),
  'bundle-invalid': ({ file, ...parts }) =>
    said(
      '此打包文件无法打开',
      `${about(file, parts)}未保留任何内容。`,
      '请重新索取该打包文件：它已损坏、被改动，或并不是打包文件。',
    ),
  'bundle-newer': ({ format, known, writer }) =>
    said(
      '此打包文件比本工作台更新',
      `该打包文件由更新的版本（${writer}）写成：其格式为 ${format}，本版本最高支持 ${known}。`,
      '请用该版本或更新的工作台打开。',
    ),
  'replay-differs': ({ run, ...parts }) =>
    said(
      '重放得到的是另一个运行',
      about(run, parts),
      '请比较清单中的版本与哈希：工作台、提示词或内置智能体的版本不同，重放结果也会不同。',
    ),
  'calls-differ': ({ run, step, stage, ...parts }) =>
    said(
      '此步的调用无法重新计算',
      `${run}：未保留其调用，而第 ${step} 步的${stage === '' ? '智能体' : `阶段 ${stage}`}现已不同：${difference(parts)}。`,
      '此运行由另一版本的工作台、其提示词或内置智能体完成。请重新运行以查看其提示词与回答。',
    ),
  'model-missing': ({ model, expected }) =>
    said(
      '本机没有此运行的某个模型',
      `本机没有模型 ${model}：应为 ${expected}。`,
      '请在“模型”页添加它，或用这些设置和另一个模型重新运行。',
    ),
  ...systemErrorsInChinese,
  'engine-lost': ({ reason }) =>
    said('无法连接引擎', `引擎不在：${reason}`, '已提交的内容都在磁盘上；运行会从原处继续。'),
  internal: ({ message }) =>
    said('意外错误', `工作台自身的故障：${message}`, '请附上“复制诊断信息”所复制的内容进行报告。'),
  cancelled: () => said('已停止', '已停止。'),
}

export const errorsInChinese: ErrorLanguage = {
  words: WORDS,
  row: ({ file, row, column, expected, found }) => {
    const where = [file, `第 ${row} 行`, ...(column === '' ? [] : [`列 ${column}`])].join('，')
    return `${where}：应为 ${expected}，实际为 ${found || '空'}`
  },
  more: (count) => `……另有 ${count} 条`,
}
