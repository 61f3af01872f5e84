/** What datasets need from outside, besides the store of imported ones, which `datasets/importDataset.ts` declares. */
import type { SizedFile } from '../../datasets/textFiles.ts'

/** Is called for every piece that is read, with the name of the file and the number of bytes. If it throws, reading ends. */
export type OnRead = (file: string, bytes: number) => void

/** Reads the files of datasets from disk. */
export interface DatasetFolders {
  /** Path of the demo dataset that ships with the workbench. */
  readonly demo: string
  /** Returns the regular files directly in a folder, or in the folder of a file. @throws WorkbenchError `dataset-files-missing`. */
  readFolder(path: string, onRead?: OnRead): Promise<readonly SizedFile[]>
  /**
   * Returns the files in the folder of a single path; of several paths only these files.
   * @throws WorkbenchError `dataset-files-missing`.
   */
  readFiles(paths: readonly string[], onRead?: OnRead): Promise<readonly SizedFile[]>
}
