"""clean_batch in Spark's mapInArrow, on a local Spark; needs pyspark and Java.

usage: python -m benchmarks.spark PAGES.parquet ARTICLES.parquet
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from newsclean.corpus.arrow import BATCH_SCHEMA, clean_batch

if TYPE_CHECKING:
    import pyarrow


def clean_batches(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """Clean the batches of a partition."""
    yield from map(clean_batch, batches)


def main() -> None:
    """Run the command."""
    source, target = sys.argv[1:3]
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", 256)
        .config("spark.sql.files.maxPartitionBytes", 1_000_000)
        .getOrCreate()
    )
    start = time.monotonic()
    pages = spark.read.parquet(source).withColumnRenamed("url", "id")
    pages.mapInArrow(clean_batches, from_arrow_schema(BATCH_SCHEMA)).write.mode("overwrite").parquet(target)
    seconds = time.monotonic() - start
    outcomes = dict(spark.read.parquet(target).groupBy("outcome").count().collect())
    spark.stop()
    print(
        f"{sum(outcomes.values())} pages in {seconds:.1f} s, {sum(outcomes.values()) / seconds:.0f} per second: {outcomes}"
    )


if __name__ == "__main__":
    main()
