const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Operators that run Python, read or write files, load libraries, or talk to other machines (tensorflow/core/ops). */
export const DANGEROUS_OPERATORS = words(`
  PyFunc PyFuncStateless EagerPyFunc NumpyFunction
  ReadFile WriteFile MatchingFiles WholeFileReader WholeFileReaderV2 TextLineReader TextLineReaderV2 TFRecordReader
  TFRecordReaderV2 FixedLengthRecordReader FixedLengthRecordReaderV2 IdentityReader IdentityReaderV2 LMDBReader
  TextLineDataset TFRecordDataset TFRecordDatasetV2 FixedLengthRecordDataset FixedLengthRecordDatasetV2 SqlDataset
  ExperimentalSqlDataset LMDBDataset ExperimentalLMDBDataset CSVDataset CSVDatasetV2 ExperimentalCSVDataset
  MatchingFilesDataset ExperimentalMatchingFilesDataset SaveDataset SaveDatasetV2 LoadDataset SnapshotDataset
  SnapshotDatasetV2 CacheDataset CacheDatasetV2 DatasetToTFRecord ExperimentalDatasetToTFRecord ImmutableConst
  LoadLibrary PrintV2 DebugIdentity DebugIdentityV2 DebugIdentityV3 DebugNanCount DebugNumericSummary DumpTensor
  CreateSummaryFileWriter CreateSummaryDbWriter WriteGraphSummary WriteRawProtoSummary WriteSummary FileSystemSetConfiguration
  RpcCall RpcClient RpcServer TryRpc Rpc DataServiceDataset DataServiceDatasetV2 RegisterDataset
`);

/** Operators of inference and of saving and restoring, which touch no file but the model's own (tensorflow/core/ops). */
export const KNOWN_OPERATORS = words(`
  Abs Add AddN AddV2 All Any ApproximateEqual ArgMax ArgMin AsString Assert AssignAdd AssignAddVariableOp AssignSub AssignSubVariableOp
  AssignVariableOp Assign Asin Atan Atan2 AvgPool AvgPool3D BatchMatMul BatchMatMulV2 BatchMatMulV3 BatchToSpace
  BatchToSpaceND BiasAdd BiasAddGrad Bincount Bitcast BroadcastArgs BroadcastTo Bucketize Case Cast Ceil CheckNumerics
  ClipByValue Concat ConcatV2 ConcatOffset Const Conv2D Conv2DBackpropInput Conv3D Cos Cosh CropAndResize Cumprod
  Cumsum DecodeBase64 DecodeJpeg DecodePng DecodeImage DecodeRaw DenseBincount DepthToSpace DepthwiseConv2dNative
  Dequantize DivNoNan Div DynamicPartition DynamicStitch Einsum Elu EncodePng Enter EnsureShape Equal Erf Erfc Exit
  Exp ExpandDims Expm1 Fill Floor FloorDiv FloorMod FusedBatchNorm FusedBatchNormV2 FusedBatchNormV3 Gather GatherNd
  GatherV2 Greater GreaterEqual HashTable HashTableV2 Identity IdentityN If Imag InTopKV2 Inv InvertPermutation IsFinite
  IsInf IsNan L2Loss LeakyRelu Less LessEqual LinSpace Log Log1p LogSoftmax LogicalAnd LogicalNot LogicalOr
  LookupTableExportV2 LookupTableFind LookupTableFindV2 LookupTableImportV2 LookupTableInsertV2 LookupTableSizeV2
  LoopCond LowerBound MatMul MatrixBandPart MatrixDiagV3 Max MaxPool MaxPool3D MaxPoolV2 Maximum Mean Merge
  MergeV2Checkpoints Min Minimum MirrorPad Mod Mul MulNoNan MutableDenseHashTableV2 MutableHashTable MutableHashTableV2
  Neg NextIteration NoOp NonMaxSuppressionV2 NonMaxSuppressionV3 NonMaxSuppressionV4 NonMaxSuppressionV5 NotEqual
  OneHot OnesLike Pack Pad PadV2 ParseExample ParseExampleV2 ParseSingleExample PartitionedCall Placeholder PlaceholderWithDefault Pow PreventGradient Prod
  QuantizeAndDequantizeV2 RaggedTensorToSparse RaggedTensorToTensor RaggedTensorToVariant RandomStandardNormal
  RandomUniform Range Rank ReadVariableOp Real RealDiv Reciprocal RegexReplace Relu Relu6 Reshape ResizeBicubic
  ResizeBilinear ResizeNearestNeighbor ResourceGather ResourceGatherNd RestoreV2 ReverseSequence ReverseV2 Rint Roll
  Round Rsqrt SaveV2 ScatterNd ScatterNdUpdate Select SelectV2 Selu SegmentSum Shape ShapeN ShardedFilename
  Sigmoid Sign Sin Sinh Size Slice Softmax Softplus Softsign SpaceToBatch SpaceToBatchND SpaceToDepth
  SparseCross SparseFillEmptyRows SparseReshape SparseSegmentMean SparseSegmentSqrtN SparseSegmentSum
  SparseTensorDenseMatMul SparseToDense Split SplitV Sqrt Square SquaredDifference Squeeze StatefulPartitionedCall
  StatelessIf StatelessRandomGetKeyCounter StatelessRandomNormalV2 StatelessRandomUniformV2 StatelessWhile StaticRegexFullMatch
  StaticRegexReplace StopGradient StridedSlice StringFormat StringJoin StringLength StringLower StringSplit
  StringSplitV2 StringStrip StringToHashBucketFast StringToNumber StringUpper Sub Substr Sum Switch Tan Tanh
  TensorArrayV3 TensorArrayGatherV3 TensorArrayReadV3 TensorArrayScatterV3 TensorArraySizeV3 TensorArrayWriteV3
  TensorListConcatV2 TensorListElementShape TensorListFromTensor TensorListGetItem TensorListLength TensorListPopBack
  TensorListPushBack TensorListReserve TensorListResize TensorListSetItem TensorListStack TensorScatterUpdate Tile
  TopK TopKV2 Transpose TruncateDiv TruncateMod UnicodeDecodeWithOffsets Unique UniqueV2 UniqueWithCounts Unpack
  UnsortedSegmentSum UpperBound VarHandleOp VarIsInitializedOp Variable VariableV2 VariableShape Where While Xdivy Xlogy
  ZerosLike DestroyResourceOp DisableCopyOnRead
`);
