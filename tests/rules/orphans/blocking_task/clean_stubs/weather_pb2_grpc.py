"""What a generator makes of a description of services."""

import weather_pb2


class WeatherStub:
    def __init__(self, channel):
        self.Ask = channel.unary_unary(
            "/weather.Weather/Ask",
            request_serializer=weather_pb2.Place.SerializeToString,
            response_deserializer=weather_pb2.Forecast.FromString,
        )
        self.Follow = channel.unary_stream(
            "/weather.Weather/Follow",
            request_serializer=weather_pb2.Place.SerializeToString,
            response_deserializer=weather_pb2.Forecast.FromString,
        )
