"""Writes the fixtures of the report format `great-expectations`, for the version that is installed.

    pip install great-expectations==0.18.22 'pandas<2.2' && python -P scripts/make-reports/great-expectations.py __tests__/evidence/reports/great-expectations
    pip install great-expectations==1.24.1 && python -P scripts/make-reports/great-expectations.py __tests__/evidence/reports/great-expectations
"""

import json
import os
import pathlib
import sys

os.environ["GX_ANALYTICS_ENABLED"] = "false"

import great_expectations as gx
import pandas as pd

OUT = pathlib.Path(sys.argv[1])
PEOPLE = pd.DataFrame({"age": [31, 45, None, 28, 190], "city": ["Bern", "Oslo", "Oslo", "Rome", "Bern"]})
EMPTY = pd.DataFrame({"age": pd.Series([], dtype="float64"), "city": pd.Series([], dtype="object")})


def write(name, value):
    (OUT / name).write_text(json.dumps(value, indent=1))


def old():
    context = gx.get_context(mode="ephemeral")
    source = context.sources.add_pandas("people")

    def validator(name, frame):
        context.add_or_update_expectation_suite(name)
        request = source.add_dataframe_asset(name).build_batch_request(dataframe=frame)
        return context.get_validator(batch_request=request, expectation_suite_name=name)

    train = validator("train", PEOPLE)
    train.expect_column_values_to_not_be_null("age", mostly=0.8)
    train.expect_column_values_to_be_between("age", 0, 120)
    train.expect_table_row_count_to_equal(5)
    train.save_expectation_suite(discard_failed_expectations=False)
    write("0.18-validation.json", train.validate().to_json_dict())
    # The other actions of a checkpoint write pages, and their places into the result.
    store = {"name": "store", "action": {"class_name": "StoreValidationResultAction"}}
    result = context.add_or_update_checkpoint(name="release", validator=train, action_list=[store]).run()
    write("0.18-checkpoint.json", result.to_json_dict())


def new():
    context = gx.get_context(mode="ephemeral")
    source = context.data_sources.add_pandas("people")

    def definition(name, *expectations):
        suite = context.suites.add(gx.ExpectationSuite(name, expectations=list(expectations)))
        batch = source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("all")
        return context.validation_definitions.add(gx.ValidationDefinition(name=name, data=batch, suite=suite))

    expect = gx.expectations
    train = definition(
        "train",
        expect.ExpectColumnValuesToNotBeNull(column="age", mostly=0.8),
        expect.ExpectColumnValuesToBeBetween(column="age", min_value=0, max_value=120),
        expect.ExpectColumnMeanToBeBetween(column="age", min_value=0, max_value=120),
        expect.ExpectTableRowCountToEqual(value=5),
    )
    city = definition("city", expect.ExpectColumnValuesToBeInSet(column="city", value_set=["Bern", "Oslo", "Rome"]))
    write("1-validation.json", train.run(batch_parameters={"dataframe": PEOPLE}).to_json_dict())
    # Everything is true of no rows.
    write("1-no-rows.json", city.run(batch_parameters={"dataframe": EMPTY}).to_json_dict())
    checkpoint = context.checkpoints.add(gx.Checkpoint(name="release", validation_definitions=[train, city]))
    (OUT / "1-checkpoint.json").write_text(checkpoint.run(batch_parameters={"dataframe": PEOPLE}).describe())


old() if gx.__version__.startswith("0.") else new()
