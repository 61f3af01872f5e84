/** What datasets need from outside, besides the store of imported ones, which `datasets/datasetStore.ts` declares. */
import type { SizedFile } from '../../datasets/textFiles.ts'

/** Is called for every piece that is read, with the name of the file and the number of bytes. If it throws, reading ends. */
export type OnRead = (file: string, bytes: number) => void

/** How files are read. */
export interface ReadOptions {
  readonly onRead?: OnRead | undefined
  /**
   * Folder that links among the files must not lead out of. Undefined where the user named the files by their paths:
   * then links are followed wherever they can be read.
   */
  readonly within?: string | undefined
}

/** Reads the files of datasets from disk. Hidden files are passed over. */
export interface DatasetFolders {
  /** Path of the demo dataset that ships with the workbench. */
  readonly demo: string
  /** Returns the files directly in a folder, or in the folder of a file; links to files count. @throws WorkbenchError `dataset-files-missing`. */
  readFolder(path: string, options?: ReadOptions): Promise<readonly SizedFile[]>
  /**
   * Returns the files in the folder of a single path; of several paths only these files.
   * @throws WorkbenchError `dataset-files-missing`.
   */
  readFiles(paths: readonly string[], options?: ReadOptions): Promise<readonly SizedFile[]>
}
