/** The words of errors of disks, permissions, memory and ports in Chinese. */
import type { ErrorLanguage, ErrorWords } from '#shared/errors/errorLanguage.ts'
import type { SystemErrorCode } from '#shared/errors/systemErrorDetails.ts'

const KEPT = '此前保存的内容完好。'
const AGAIN = '然后重试；失败的运行可从原处继续。'
const said = (title: string, statement: string, first: string): ErrorWords => ({
  title,
  statement,
  advice: `${first}，${AGAIN}`,
})
/** The system does not always say which file it was; empty details arrive as a pair of quotation marks. */
const named = (file: string): string => (file === '' || file === '“”' ? '某个文件' : ` ${file} `)

export const systemErrorsInChinese: Pick<ErrorLanguage['words'], SystemErrorCode> = {
  'no-room': ({ file }) =>
    said(
      '磁盘已满',
      `磁盘上没有空间写入${named(file).trimEnd()}。${KEPT}`,
      '请在该磁盘上（或您的配额内）腾出空间',
    ),
  'read-only': ({ file }) =>
    said(
      '磁盘只能读取',
      `${named(file).trim()} 所在的磁盘不允许写入。${KEPT}`,
      '请使其可写，或另选其他磁盘上的文件夹',
    ),
  'not-permitted': ({ file }) =>
    said('没有权限', `当前用户无权读写${named(file).trimEnd()}。${KEPT}`, '请授予权限，或另选一个文件夹'),
  'too-many-files': ({ file }) =>
    said(
      '打开的文件过多',
      `系统不再允许此程序打开文件；下一个是${named(file).trimEnd()}。${KEPT}`,
      '请关闭其他程序，或提高上限（ulimit -n 4096）',
    ),
  'path-too-long': ({ file }) =>
    said(
      '路径过长',
      `${named(file).trim()} 的路径超出系统允许的长度。${KEPT}`,
      '请使用更短的名称，或更靠近磁盘根目录的文件夹',
    ),
  'file-gone': ({ file }) =>
    said('文件或文件夹不在', `${named(file).trim()} 不在，或其文件夹不在。`, '请接上其磁盘或放回该文件'),
  'disk-gone': ({ file }) =>
    said(
      '磁盘没有响应',
      `${named(file).trim()} 所在的磁盘没有响应，或报告了错误。`,
      '请重新接上并检查该磁盘',
    ),
  'file-busy': ({ file }) =>
    said('文件被其他程序占用', `${named(file).trim()} 被其他程序占用。${KEPT}`, '请关闭该程序，或等待其完成'),
  'file-damaged': ({ file }) =>
    said(
      '文件已损坏',
      `${named(file).trim()} 已损坏，或并非其名称所示。未改动它。`,
      '请放回其副本，或将它移走以便重新建立',
    ),
  'no-memory': ({ file }) =>
    said(
      '内存不足',
      `系统没有分配内存${file === '' || file === '“”' ? '' : `给 ${file}`}。${KEPT}`,
      '请关闭其他程序，或选择更小的模型',
    ),
  'port-taken': ({ port }) => ({
    title: '端口已被占用',
    statement: `另一程序正在使用${port === 0 ? '此端口' : `端口 ${port}`}。`,
    advice: '请另选一个端口，或结束该程序。',
  }),
}
